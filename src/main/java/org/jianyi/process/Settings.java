package org.jianyi.process;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this town works.
 *
 * @param profile town: examine, register and assign in one form, sign in with the first act; county: every step apart
 */
@ConfigurationProperties("jianyi")
public record Settings(@DefaultValue("town") Profile profile) {

    /** How many steps of their own the flow has. */
    public enum Profile {
        TOWN,
        COUNTY
    }
}
