package io.agentee.temporal.extension;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import io.agentee.temporal.config.TemporalConfig;
import io.agentee.temporal.config.TemporalConfigException;
import io.agentee.temporal.config.TemporalConfigReader;
import io.agentee.temporal.connection.TlsContexts;
import io.temporal.common.converter.DataConverter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Fails a deployment with all its configuration problems at once. */
public class TemporalExtension implements Extension {

    void reportProblems(@Observes AfterDeploymentValidation validation, BeanManager beans) {
        List<String> problems = new ArrayList<>(configurationProblems());
        problems.addAll(converterProblems(beans));
        problems.forEach(problem -> validation.addDeploymentProblem(new DeploymentException(problem)));
    }

    private static List<String> configurationProblems() {
        try {
            TemporalConfig config = TemporalConfigReader.read(ConfigProvider.getConfig());
            config.tls().ifPresent(TlsContexts::build);
            return List.of();
        } catch (TemporalConfigException bad) {
            return bad.problems();
        }
    }

    private static List<String> converterProblems(BeanManager beans) {
        Set<Bean<?>> candidates = beans.getBeans(DataConverter.class);
        try {
            beans.resolve(candidates);
            return List.of();
        } catch (AmbiguousResolutionException ambiguous) {
            List<String> names = candidates.stream()
                    .map(bean -> bean.getBeanClass().getName())
                    .sorted()
                    .toList();
            return List.of(MESSAGES.ambiguousDataConverter(names.size(), String.join(", ", names)));
        }
    }
}
