import groovy.json.JsonSlurper
import io.github.ishardening.oracle.CarbonServer
import io.github.ishardening.oracle.HardenedZip
import io.github.ishardening.oracle.OpenSslClient

def base = basedir.toPath()
def hosts = ['identity-server': 'is.example.com', 'api-manager': 'apim.example.com']

def log = base.resolve('build.log').toFile().text
assert log.count('  + api-manager: ') == 1
assert log.count('  + identity-server: ') == 2
// The second build renewed one leaf and rebuilt its bundle only.
assert log.count('renewed with the same key') == 1

def registration = new JsonSlurper()
        .parse(base.resolve('identity-server/target/is-hardening/key-manager.json').toFile())
assert registration.issuer == 'https://is.example.com:9443/oauth2/token'
assert log.contains('https://apim.example.com:9443/api/am/admin/v4/key-managers')
assert !base.resolve('api-manager/target/is-hardening/key-manager.json').toFile().exists()

def secrets = [:]
def homes = [:]
for (name in hosts.keySet()) {
    secrets[name] = HardenedZip.secrets(base.resolve("$name-keys/keys"))
    homes[name] = new HardenedZip(base.resolve("$name/target/wso2carbon-core-4.10.32-hardened.zip"))
            .isSound()
            .unpackTo(base.resolve("$name/target/unpacked"))
}
def start = { name -> CarbonServer.start(homes[name], secrets[name].getProperty('internal.password')) }
def truststore = { name ->
    OpenSslClient.anchors(
            homes[name].resolve('repository/resources/security/client-truststore.p12'),
            secrets[name].getProperty('truststore.password'))
}

start('identity-server').withCloseable { identityServer ->
    start('api-manager').withCloseable { apiManager ->
        def clients = ['identity-server': identityServer, 'api-manager': apiManager].collectEntries { name, server ->
            [name, new OpenSslClient(server.client().uri('/').port)]
        }
        for (name in hosts.keySet()) {
            def other = hosts.keySet().find { it != name }
            def exported = base.resolve("$name-keys/target/is-hardening/certificates/ca.pem")
            assert clients[name].trusts(exported, hosts[name])
            assert clients[name].trusts(truststore(other), hosts[name])
            // What is exported of the one proves nothing of the other.
            assert !clients[other].trusts(exported, hosts[other])
        }
        assert clients['api-manager'].trusts(truststore('identity-server'), 'api.example.com')
        assert identityServer.errors().empty
        assert apiManager.errors().empty
    }
}
