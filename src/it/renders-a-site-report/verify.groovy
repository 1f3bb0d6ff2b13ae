def site = new File(basedir, 'target/site')
def page = new File(site, 'is-hardening-audit.html').getText('UTF-8')

// In the skin of the site, with the audit's findings, escaped.
assert page.contains('maven-fluido')
assert page.contains('<b>Fails.</b> Errors and warnings fail the build.')
assert page =~ /This is the stock distribution, not hardened. Run harden: it fixes \d+ of \d+ findings\./
assert page =~ /<b>warning<\/b> <a [^>]*controls.html#published-key"[^>]*>published-key<\/a>: requirement: Every key is your own/
assert page.contains('href="is-hardening/audit.html"')
assert new File(site, 'is-hardening/audit.html').getText('UTF-8').contains('>Fails</h2>')
assert new File(site, 'project-reports.html').getText('UTF-8').contains('is-hardening-audit.html')
assert !new File(basedir, 'target/is-hardening/reports').exists()
