package dev.baton.reward.training.question;

/** What is wrong with one question: the line of the file (from 1), the field, and a sentence. */
public record QuestionFault(int line, String field, String text) {}
