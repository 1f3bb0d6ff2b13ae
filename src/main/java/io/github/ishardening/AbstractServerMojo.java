package io.github.ishardening;

import io.github.ishardening.config.CertificateAuthorityParameter;
import io.github.ishardening.config.ControlsParameter;
import io.github.ishardening.config.DeploymentParameter;
import io.github.ishardening.config.KeystoresParameter;
import io.github.ishardening.config.MavenArtifacts;
import io.github.ishardening.config.MavenSecrets;
import io.github.ishardening.config.ReproducibleTimestamp;
import io.github.ishardening.config.RequestParameters;
import io.github.ishardening.config.SecretsParameter;
import io.github.ishardening.config.SuperAdminParameter;
import io.github.ishardening.config.TruststoreParameter;
import io.github.ishardening.config.UnknownParameters;
import io.github.ishardening.control.Hardener;
import io.github.ishardening.control.HardeningRequest;
import io.github.ishardening.control.Surroundings;
import io.github.ishardening.deployment.ConfigMapper;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.DistributionLocation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** The parameters of the goals that work on a server, and what they are turned into. */
abstract class AbstractServerMojo extends AbstractHardeningMojo {
}
