package io.github.ishardening;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.audit.Audit;

/**
 * What the user asks of an audit, checked.
 *
 * @param policy by what findings are judged
 * @param advisories what the distribution's version is compared with
 */
record AuditRequest(Audit policy, AdvisoryData advisories) {}
