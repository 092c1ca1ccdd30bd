package io.agentee.server.install;

import io.agentee.server.process.Progress;
import io.agentee.server.process.SearchPath;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Debian's packages of a program and of the libraries that it needs and that this machine lacks, unpacked instead of installed. */
record DebianPackages(DebianProgram program) implements ProgramSource {

    @Override
    public void install(Path directory, Progress progress) {
        List<String> absent = List.of("apt-get", "dpkg", "ldd").stream()
                .filter(command -> SearchPath.find(command).isEmpty())
                .toList();
        if (!absent.isEmpty()) {
            throw new ServerFailure("this machine has no " + String.join(", ", absent));
        }
        try (Workshop workshop = Workshop.in(directory.resolve("..").normalize())) {
            UnpackedRoot root = new UnpackedRoot(workshop, program);
            unpackAll(new PackageTools(workshop, progress), root);
            root.writeStarter();
            workshop.deliver(UnpackedRoot.NAME, directory);
        } catch (IOException failure) {
            throw new ServerFailure("cannot write " + directory + ": " + failure.getMessage(), failure);
        }
    }

    /** Libraries need libraries: goes on until every one is there. */
    private void unpackAll(PackageTools tools, UnpackedRoot root) throws IOException {
        Set<String> wanted = new LinkedHashSet<>(program.packages());
        Set<String> installed = tools.installed();
        Set<String> unpacked = new LinkedHashSet<>();
        List<String> missing;
        do {
            Set<String> needed = tools.unpack(wanted, root.path());
            unpacked.addAll(wanted);
            missing = root.missingLibraries();
            needed.removeAll(unpacked);
            needed.removeAll(installed);
            needed.removeIf(name -> !name.startsWith("lib"));
            wanted = needed;
        } while (!missing.isEmpty() && !wanted.isEmpty());
        if (!missing.isEmpty()) {
            throw new ServerFailure("no package has " + String.join(", ", missing));
        }
    }
}
