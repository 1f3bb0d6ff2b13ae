package io.github.ishardening.keys;

import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All requests that an external authority has yet to answer. */
record PendingRequests(List<PendingRequest> answers, KeysDirectory directory) {

    /** The files that it has to sign, by name. */
    Map<String, byte[]> requests() {
        Map<String, byte[]> requests = new LinkedHashMap<>();
        answers.forEach(answer -> requests.put(KeyFiles.request(answer.role()), answer.request()));
        return requests;
    }

    /**
     * Says what is awaited.
     *
     * @param patiently whether the server can do without for now
     * @throws ProblemException if it can't, and there is no valid certificate
     */
    void tell(UserLog progress, Instant now, boolean patiently) {
        List<Problem> problems = new ArrayList<>();
        for (PendingRequest answer : answers) {
            if (!answer.isUrgent(now)) {
                progress.warn(answer.warning(directory::path));
            } else if (patiently) {
                progress.warn(answer.problem(directory::path).toString());
            } else {
                problems.add(answer.problem(directory::path));
            }
        }
        ProblemException.throwIfAny(problems);
    }
}
