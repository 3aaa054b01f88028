package org.jianyi.supervision;

import java.time.LocalDate;
import org.jianyi.handling.Handling;
import org.jianyi.suggestion.Suggestion;

/**
 * A share whose reply is late, and what is proposed for it. A person decides and sends.
 *
 * @param since from which day it is proposed
 * @param reason how that day comes about, for a clerk to check
 */
public record Proposal(Suggestion suggestion, Handling handling, Rung rung, LocalDate since, String reason) {}
