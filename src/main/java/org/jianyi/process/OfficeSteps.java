package org.jianyi.process;

import java.util.List;

/** The steps that wait for the presidium office: its own, and those of others at which it only stands in for somebody, from paper (代录). */
final class OfficeSteps {

    static final List<String> OWN = List.of(
            "UserTask_ExamineSuggestion",
            "UserTask_AssignSuggestion",
            "UserTask_CloseReferral",
            "UserTask_DecideObjection",
            "UserTask_DecideExtension",
            "UserTask_DecideRehandling",
            "UserTask_AcceptAnswer");

    static final List<String> OF_OTHERS = List.of(
            "UserTask_FinishCosigning",
            "UserTask_ReviseSuggestion",
            "UserTask_ConfirmReceipt",
            "UserTask_DispatchAssignment",
            "UserTask_AcceptAssignment",
            "UserTask_HandleSuggestion",
            "UserTask_GiveAssistingOpinion",
            "UserTask_GiveRequestedOpinion",
            "UserTask_DraftReply",
            "UserTask_SignOffReply",
            "UserTask_DeliverReply",
            "UserTask_RateHandling",
            "UserTask_SignOrder",
            "UserTask_AnswerSupervision");

    private OfficeSteps() {}
}
