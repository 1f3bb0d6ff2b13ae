import io.github.ishardening.oracle.HashProviderBundle

// Kernels have what hashes passwords with PBKDF2 only in Identity Server.
def base = basedir.toPath()
def bundle = new HashProviderBundle(base.resolve('provider/Pbkdf2.java'))
for (version in ['4.7.1', '4.10.32']) {
    bundle.addTo(base.resolve("../../distributions/wso2carbon-core-${version}.zip"), base.resolve("kernels/$version"))
}
true
