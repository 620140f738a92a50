package dev.baton.pipeline.entity.match;

/** What a company is by law: a kind such as limited or stock, and the form of one country. */
record LegalForm(String kind, String code) {}
