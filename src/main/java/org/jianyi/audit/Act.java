package org.jianyi.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Who did what, on which day, and when it was entered.
 *
 * @param word what was done, in one Chinese word: 交办
 * @param day the day it was done
 * @param at when it was entered
 * @param onBehalfOf name of the person it was recorded for (代录), or null
 */
public record Act(String word, LocalDate day, Instant at, String actorId, String actorName, String onBehalfOf) {}
