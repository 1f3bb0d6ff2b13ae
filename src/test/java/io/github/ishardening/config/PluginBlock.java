package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.config.check.ConfiguredGoal;
import io.github.ishardening.keymanager.KeyManagerRequest;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.HardeningRequest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** What stands between {@code <configuration>} tags, put into the beans by the configurator that the goals name. */
public final class PluginBlock implements ConfiguredGoal {

    static final Path KEYS = Path.of("keys").toAbsolutePath();

    private String hostname;
    private boolean ephemeral;
    private CertificateAuthorityParameter certificateAuthority = new CertificateAuthorityParameter();
    private KeystoresParameter keystores = new KeystoresParameter();
    private TruststoreParameter truststore = new TruststoreParameter();
    private MutualTlsParameter mutualTls = new MutualTlsParameter();
    private DeploymentParameter deployment = new DeploymentParameter();
    private SuperAdminParameter superAdmin = new SuperAdminParameter();
    private InternalAccountParameter internalAccount;
    private SecretsParameter secrets = new SecretsParameter();
    private HandOverParameter handOver = new HandOverParameter();
    private ControlsParameter controls = new ControlsParameter();
    private String fileModes = "owner";
    private KeyManagerParameter keyManager;
    private AuditParameter audit = new AuditParameter();

    private PluginBlock() {}

    @Override
    public void misconfigured(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    @Override
    public void ineffective(List<Problem> properties) {
        assertThat(properties).isEmpty();
    }

    /**
     * What the goals make of this configuration.
     *
     * @throws ProblemException as the goals do
     */
    static HardeningRequest request(String xml) {
        return request(xml, KEYS);
    }

    /**
     * The same with keys that live elsewhere.
     *
     * @throws ProblemException as the goals do
     */
    public static HardeningRequest request(String xml, Path keys) {
        return parameters(xml, keys).toRequest();
    }

    /**
     * What the goals make of {@code <keyManager>}.
     *
     * @throws ProblemException as the goals do
     */
    static Optional<KeyManagerRequest> keyManager(String xml) {
        return parameters(xml, KEYS).toKeyManagerRequest();
    }

    /** What is said of {@code <keyManager>} on the way. */
    static Optional<String> keyManagerNote(String xml) {
        return filled(xml).keyManager.note();
    }

    private static RequestParameters parameters(String xml, Path keys) {
        PluginBlock block = filled(xml);
        return new RequestParameters(
                block.hostname,
                keys,
                false,
                block.ephemeral,
                block.certificateAuthority,
                block.keystores,
                block.truststore,
                block.mutualTls,
                block.deployment,
                block.superAdmin,
                block.internalAccount,
                block.secrets,
                block.handOver,
                block.controls,
                block.fileModes,
                block.keyManager);
    }

    /** What stands in {@code <audit>}. */
    static AuditParameter audit(String xml) {
        return filled(xml).audit;
    }

    /** {@code a/b} and a text as {@code <a><b>text</b></a>}. */
    static String element(String path, String text) {
        String xml = text;
        String[] names = path.split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            xml = "<%s>%s</%1$s>".formatted(names[i], xml);
        }
        return xml;
    }

    private static PluginBlock filled(String xml) {
        var block = new PluginBlock();
        try (var world = new ClassWorld("plugin", PluginBlock.class.getClassLoader())) {
            new CheckedConfigurator()
                    .configureComponent(
                            block,
                            new XmlPlexusConfiguration(Xpp3DomBuilder.build(
                                    new StringReader("<configuration>" + xml + "</configuration>"))),
                            new DefaultExpressionEvaluator(),
                            world.getClassRealm("plugin"));
        } catch (ComponentConfigurationException | XmlPullParserException | IOException e) {
            throw new IllegalArgumentException(xml, e);
        }
        return block;
    }
}
