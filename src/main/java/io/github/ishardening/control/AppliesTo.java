package io.github.ishardening.control;

/** Texts about the versions that rules apply to, shared by most rules. */
public final class AppliesTo {

    /** For controls that only inspect files. */
    public static final String ALL = "All.";

    /** For controls that {@linkplain Control#needsConfiguration need the configuration}. */
    public static final String TOML =
            "Identity Server 5.9 and later, and other products that `deployment.toml` configures.";

    /** For controls that also harden the XML files of earlier versions. */
    public static final String BOTH_ERAS = TOML + " Identity Server 5.6 to 5.8 is also hardened, but not audited.";

    private AppliesTo() {}
}
