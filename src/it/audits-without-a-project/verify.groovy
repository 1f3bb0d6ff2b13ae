import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('WSO2 Carbon Kernel 4.7.1 (kernel 4.7.1, JKS)')
assert log =~ /\d+ rules checked: /

def reports = new File(basedir, 'is-hardening-out/is-hardening/reports')
def audit = new JsonSlurper().parse(new File(reports, 'audit.json'))
assert audit.distribution.product == 'WSO2 Carbon Kernel'
assert audit.distribution.path == 'org.wso2.carbon:wso2carbon-core:zip:4.7.1'
assert audit.rules*.id.containsAll(['published-key', 'tls-protocols'])
assert new JsonSlurper().parse(new File(reports, 'audit.sarif')).version == '2.1.0'
def cbom = new JsonSlurper().parse(new File(reports, 'cbom.json'))
assert cbom.specVersion == '1.6'
assert cbom.components*.name.contains('repository/resources/security/wso2carbon.jks')
assert new XmlSlurper().parse(new File(reports, 'TEST-audit.xml')).@tests == audit.rules.size().toString()
assert new File(reports, 'audit.html').text.contains('WSO2 Carbon Kernel 4.7.1')

assert !new File(basedir, 'keys').exists()
assert !log.contains('validation issues were detected')
