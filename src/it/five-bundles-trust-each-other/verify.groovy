import groovy.json.JsonSlurper
import io.github.ishardening.oracle.HardenedZip
import javax.net.ssl.*
import java.security.KeyStore

def base = basedir.toPath()
def hosts = ['identity-server': 'is', 'all-in-one': 'am', 'control-plane': 'cp', 'gateway': 'gw', 'traffic-manager': 'tm']
def trusting = [
    'identity-server': ['all-in-one', 'control-plane', 'gateway'],
    'all-in-one': ['identity-server'],
    'control-plane': ['identity-server', 'gateway', 'traffic-manager'],
    'gateway': ['identity-server', 'control-plane', 'traffic-manager'],
    'traffic-manager': ['control-plane', 'gateway'],
]

def log = base.resolve('build.log').toFile().text
['Identity Server 7.2.0', 'API Manager 4.6.0', 'API Control Plane 4.6.0', 'Universal Gateway 4.6.0', 'Traffic Manager 4.6.0'].each {
    assert log.contains("WSO2 $it (kernel 4.10.32, PKCS12)")
}
def registration = new JsonSlurper()
        .parse(base.resolve('identity-server/target/is-hardening/key-manager.json').toFile())
assert registration.issuer == 'https://is.example.com:9443/oauth2/token'
assert log.contains('https://cp.example.com:9443/api/am/admin/v4/key-managers')

def secrets = hosts.keySet().collectEntries { [it, HardenedZip.secrets(base.resolve("keys/$it"))] }
assert hosts.keySet().collect { secrets[it].getProperty('tls.password') }.unique().size() == 5
def store = { name, file, secret ->
    KeyStore.getInstance(
            base.resolve("$name/server/repository/resources/security/$file").toFile(),
            secrets[name].getProperty(secret).toCharArray())
}
def server = { name ->
    def keys = KeyManagerFactory.getInstance('PKIX')
    keys.init(store(name, 'tls.p12', 'tls.password'), secrets[name].getProperty('tls.password').toCharArray())
    def context = SSLContext.getInstance('TLS')
    context.init(keys.keyManagers, null, null)
    context.serverSocketFactory.createServerSocket(0, 0, InetAddress.loopbackAddress)
}
def clients = hosts.keySet().collectEntries { name ->
    def trust = TrustManagerFactory.getInstance('PKIX')
    trust.init(store(name, 'client-truststore.p12', 'truststore.password'))
    def context = SSLContext.getInstance('TLS')
    context.init(null, trust.trustManagers, null)
    [name, context.socketFactory]
}
def trusts = { client, String host, port ->
    def socket = clients[client].createSocket(new Socket(InetAddress.loopbackAddress, port), host, port, true)
    socket.soTimeout = 20_000
    def parameters = socket.SSLParameters
    parameters.endpointIdentificationAlgorithm = 'HTTPS'
    socket.SSLParameters = parameters
    try {
        socket.withCloseable { it.startHandshake() }
        true
    } catch (SSLHandshakeException refused) {
        assert refused.message.contains('PKIX path building failed')
        false
    }
}
hosts.each { name, host ->
    server(name).withCloseable { listener ->
        Thread.startDaemon {
            while (!listener.closed) {
                try {
                    listener.accept().withCloseable { it.startHandshake() }
                } catch (IOException refused) {
                    // The client says so.
                }
            }
        }
        (hosts.keySet() - name).each { other ->
            assert trusts(other, "${host}.example.com", listener.localPort) == trusting[other].contains(name)
        }
    }
}
true
