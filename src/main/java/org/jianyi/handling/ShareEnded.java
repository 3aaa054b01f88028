package org.jianyi.handling;

/** A unit owes no reply for this share any more: it has replied, or was relieved, or the suggestion was withdrawn. */
public record ShareEnded(HandlingId handling) {}
