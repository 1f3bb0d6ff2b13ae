package io.github.ishardening.control;

import io.github.ishardening.deployment.Change;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.Keys;
import io.github.ishardening.keystore.KeysPlan;
import io.github.ishardening.keystore.Role;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.secret.PasswordGenerator;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretReferences;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.secret.SecureVault;
import io.github.ishardening.secret.VaultAlgorithm;
import io.github.ishardening.secret.VaultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hardens distributions as one user asked, in the steps that the goals bind to phases. Edits are staged, never saved. */
public final class Hardener {
}
