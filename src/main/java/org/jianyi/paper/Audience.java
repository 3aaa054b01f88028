package org.jianyi.paper;

/** Who of those that see a case sees a paper of it. */
public enum Audience {
    /** All of them. */
    CASE,
    /** The office, the units, the leaders; not the deputies: what a unit prepares is its own affair until it is sent. */
    INSIDE,
    /** The office, the presidium and the lead deputy: what a deputy says of a unit on paper. */
    OFFICE
}
