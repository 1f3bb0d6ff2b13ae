import groovy.json.JsonSlurper
import io.github.ishardening.oracle.CarbonServer
import io.github.ishardening.oracle.HardenedZip
import io.github.ishardening.oracle.OpenSslClient

def base = basedir.toPath()
// Without a certificate nothing is served that could be asked, but what TLS itself tells.
def report = new JsonSlurper().parse(base.resolve('target/is-hardening/reports/audit.json').toFile())
def refused = report.notApplicable.findAll { it.reason == 'the server rejects all clients without a client certificate' }
assert refused*.rule == ['accounts', 'keys-in-use', 'serves-headers']
assert report.findings.findAll { it.rule in ['serves-tls', 'starts', 'open-ports'] && it.severity != 'info' }.empty

def secrets = HardenedZip.secrets(base.resolve('keys'))
def certificate = { name -> base.resolve("certificates/${name}.pem") }
def key = { name -> base.resolve("certificates/${name}.key") }

def home = new HardenedZip(base.resolve('target/wso2carbon-core-4.10.32-hardened.zip'))
        .isSound()
        .unpackTo(base.resolve('target/unpacked'))
HardenedZip.holdsNoSecret(home, secrets)
CarbonServer.start(home, secrets.getProperty('internal.password')).withCloseable { server ->
    // Before it is asked: the console comes up a moment after the server has said that it started.
    assert server.errors().empty
    def client = new OpenSslClient(server.client().uri('/').port)
    for (version in ['tls1_2', 'tls1_3']) {
        assert client.isAnswered(version, certificate('client'), key('client'))
        assert !client.isAnswered(version)
        // The server trusts the partner, but not as a client.
        assert !client.isAnswered(version, certificate('partner'), key('partner'))
    }
}
