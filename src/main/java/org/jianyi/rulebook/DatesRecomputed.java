package org.jianyi.rulebook;

/** All dates that run follow what calendar and rules say now, those too that are nowhere kept and counted whenever they are needed. */
public record DatesRecomputed() {}
