package io.github.ishardening.problem;

/** Where the domain tells the user, while it works, what it does and what deserves attention. Never given a secret. */
public interface UserLog {

    /** Says what is being done; one line. */
    void info(String message);

    /** Says what the user should look at although the work goes on; one line. */
    void warn(String message);

    /**
     * Whether nothing was said of this topic in this build, of which other goals may have spoken; from now on something
     * was.
     */
    default boolean isNews(String topic) {
        return true;
    }

    /** A progress that nobody reads. */
    static UserLog silent() {
        return new UserLog() {
            @Override
            public void info(String message) {
                // nobody listens
            }

            @Override
            public void warn(String message) {
                // nobody listens
            }
        };
    }
}
