package io.agentee.server.launcher;

import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the launcher's archive. */
final class LauncherVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Launcher.class.getPackage().getImplementationVersion();
        return new String[] {"agentee " + (version == null ? "(not packaged)" : version)};
    }
}
