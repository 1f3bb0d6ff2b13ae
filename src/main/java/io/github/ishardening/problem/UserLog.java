package io.github.ishardening.problem;

/** Tells the user what is being done and what deserves attention. Never given a secret. */
public interface UserLog {

    /** Says what is being done; one line. */
    void info(String message);

    /** Says what the user should look at although the work goes on; one line. */
    void warn(String message);

    /** Says what will take longer than a second, to those who watch: a clause without a full stop. */
    default void step(String message) {
        // nobody watches
    }

    /**
     * Whether no goal of this build has spoken of this topic so far; from now on one has.
     */
    default boolean isNews(String topic) {
        return true;
    }

    /** A log that drops everything. */
    static UserLog silent() {
        return new UserLog() {
            @Override
            public void info(String message) {
                // dropped
            }

            @Override
            public void warn(String message) {
                // dropped
            }
        };
    }
}
