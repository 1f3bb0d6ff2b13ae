import io.github.ishardening.deployment.Kernels

// The products themselves are not on Maven Central.
[
    'identity-server': 'WSO2 Identity Server v7.2.0',
    'all-in-one': 'WSO2 API Manager v4.6.0',
    'control-plane': 'WSO2 API Control Plane v4.6.0',
    'gateway': 'WSO2 Universal Gateway v4.6.0',
    'traffic-manager': 'WSO2 Traffic Manager v4.6.0',
].each { module, version ->
    def home = basedir.toPath().resolve("$module/server")
    Kernels.unpack(Kernels.PKCS12, home)
    home.resolve('bin/version.txt').toFile().text = version
}
true
