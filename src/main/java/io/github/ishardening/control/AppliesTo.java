package io.github.ishardening.control;

/** The versions that rules apply to, in the words that most of them share. */
public final class AppliesTo {

    /** Controls that look at files only. */
    public static final String ALL = "All.";

    /** Controls that {@linkplain Control#needsConfiguration need the configuration}. */
    public static final String TOML =
            "Identity Server 5.9 and later, and other products that `deployment.toml` configures.";

    /** Controls whose work is done in the XML files of the era before, too. */
    public static final String BOTH_ERAS = TOML + " Identity Server 5.6 to 5.8 is also hardened, but not audited.";

    private AppliesTo() {}
}
