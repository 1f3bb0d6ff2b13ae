import groovy.json.JsonSlurper
import io.github.ishardening.oracle.HardenedZip

def base = basedir.toPath()
def keys = base.resolve('keys')
def secrets = HardenedZip.secrets(keys)

def home = new HardenedZip(base.resolve('target/wso2carbon-core-4.10.32-hardened.zip'))
        .isSound()
        .differsLittleFrom(base.resolve('../../distributions/wso2carbon-core-4.10.32.zip'))
        .unpackTo(base.resolve('target/unpacked'))
HardenedZip.holdsNoSecret(home, secrets)
HardenedZip.holdsNoSecret(base.resolve('build.log'), secrets)
// The goals of one build don't repeat each other.
def log = base.resolve('build.log').toFile().readLines()
assert log.count { it.contains('] WSO2 Carbon Kernel 4.10.32 (kernel') } == 1
assert log.count { it.contains(': new key; valid until ') } == 4
assert log.count { it.contains(': up to date; valid until ') } == 0
// Of the packaged result, and with the results of the started server; the audit finds nothing new.
assert log.count { it.contains(' rules checked: ') } == 2
assert log.count { it.contains('Audited again: nothing has changed.') } == 1
HardenedZip.holdsNoSecret(base.resolve('target/is-hardening'), secrets)

// The audit, which comes after it, knows what the started server has said.
def report = new JsonSlurper().parse(base.resolve('target/is-hardening/reports/audit.json').toFile())
def asked = report.rules.findAll { it.subject == 'started-server' }*.id
assert asked == ['accounts', 'data-at-rest', 'keys-in-use', 'open-ports', 'serves-headers', 'serves-tls', 'starts']
assert report.findings.findAll { it.rule in asked && it.severity != 'info' }.empty
assert report.notApplicable.findAll { it.rule in asked }*.rule == ['data-at-rest', 'keys-in-use']
