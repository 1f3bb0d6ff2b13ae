package io.github.ishardening.config;

import java.util.List;

/**
 * {@code <controls>}: controls to exclude, and settings for the others.
 *
 * <pre>{@code
 * <controls>
 *   <excludes>
 *     <exclude>log-forging</exclude>
 *   </excludes>
 * </controls>
 * }</pre>
 */
public class ControlsParameter {

    /** IDs of controls not to apply. */
    private List<String> excludes = List.of();

    /** Settings for controls. */
    private SettingsParameter settings = new SettingsParameter();

    List<String> excludes() {
        return excludes;
    }

    SettingsParameter settings() {
        return settings;
    }
}
