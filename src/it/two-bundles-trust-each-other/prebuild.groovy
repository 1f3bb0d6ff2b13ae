import io.github.ishardening.deployment.Kernels
import java.nio.file.Files

// Identity Server itself is not on Maven Central.
Files.copy(Kernels.identityServer(), basedir.toPath().resolve('wso2is-7.1.0.zip'))
true
