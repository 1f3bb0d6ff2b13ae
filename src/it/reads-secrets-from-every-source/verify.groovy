import io.github.ishardening.server.HardenedServer
import io.github.ishardening.server.HardenedZip

def base = basedir.toPath()
def given = new Properties()
given['admin.password'] = 'Adm1n-from.a_file'
given['primary.password'] = 'Primary-from.the_environment'
given['tls.password'] = 'Tls-from.settings_xml'
def kept = HardenedZip.secrets(base.resolve('keys'))
assert kept.keySet().disjoint(given.keySet())

def home = new HardenedZip(base.resolve('target/wso2carbon-core-4.10.32-hardened.zip'))
        .isSound()
        .unpackTo(base.resolve('target/unpacked'))
for (secrets in [given, kept]) {
    HardenedZip.holdsNoSecret(home, secrets)
    HardenedZip.holdsNoSecret(base.resolve('build.log'), secrets)
    HardenedZip.holdsNoSecret(base.resolve('target/is-hardening'), secrets)
}
new HardenedServer(home, base.resolve('keys'), 'Adm1n-from.a_file').bootsTwice()
