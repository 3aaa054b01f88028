package org.jianyi.roster;

/** Somebody with a login. */
public record Person(String userId, String name) {}
