import io.github.ishardening.oracle.CipherTool
import io.github.ishardening.oracle.CarbonServer
import io.github.ishardening.oracle.HardenedZip
import io.github.ishardening.oracle.LeakSearch

import java.nio.file.attribute.PosixFilePermissions

import static java.nio.file.Files.copy
import static java.nio.file.Files.getPosixFilePermissions

def base = basedir.toPath()
def secrets = new Properties()
secrets['admin.password'] = 'Adm1n-from.a_file'
secrets['primary.password'] = 'Primary-from.the_environment'
secrets['tls.password'] = 'Tls-from.settings_xml'
secrets['mail.password'] = 'Mail-from.the_environment'
def kept = HardenedZip.secrets(base.resolve('keys'))
assert kept.keySet().disjoint(secrets.keySet())
secrets.putAll(kept)

def home = new HardenedZip(base.resolve('target/wso2carbon-core-4.10.32-hardened.zip'))
        .isSound()
        .unpackTo(base.resolve('target/unpacked'))

// Everything but where the secrets come from, where they are kept, and the file that was asked for.
def passwordFile = base.resolve('target/is-hardening/hand-over/password-tmp')
def sources = ['keys', 'secrets', 'invoker.properties', 'verify.groovy', base.relativize(passwordFile).toString()]
def search = new LeakSearch(secrets)
assert search.in(base) { file -> !sources.any { file.startsWith(it) } }.empty
assert getPosixFilePermissions(passwordFile) == PosixFilePermissions.fromString('rw-------')

// The same search finds what is there: each secret where it comes from or is kept.
def found = search.in(base) { file -> sources.any { file.startsWith(it) } }
assert found.contains('secrets/admin.txt: admin.password in plain text')
assert kept.keySet().every { name -> found.contains("keys/secrets.properties: $name in plain text".toString()) }

copy(passwordFile, home.resolve('password-tmp'))
CarbonServer.start(home).close()

// WSO2's own tool leaves alone what is encrypted, and encrypts what is added.
def toml = home.resolve('repository/conf/deployment.toml').toFile()
def hardened = toml.readLines()
def tool = new CipherTool(home, base.resolve('../../cipher-tool/org.wso2.ciphertool.jar'))
tool.run(kept['internal.password'])
assert toml.readLines() == hardened
toml << 'added_later = "[Added-by.the_operator]"\n'
tool.run(kept['internal.password'])
assert toml.readLines().dropRight(1) == hardened
assert toml.readLines().last() ==~ /added_later = "[A-Za-z0-9+\/]{512}"/
CarbonServer.start(home, kept['internal.password']).withCloseable { server ->
    assert server.client().login('admin', 'Adm1n-from.a_file')
    assert server.errors().empty
}
