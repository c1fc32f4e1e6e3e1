// Package read turns a text into items: events, claims, stances, opinions, questions and
// figures, each with the exact bytes that say so and the rule that fired. It uses no network
// and no parser model: a tokeniser, tables of words, and rules over chunks.
//
// The way of a text: [Parse] cuts it into tokens, sentences and quotations; the name index
// finds the actors that it mentions and resolves "it" and "the country"; the frames of the
// lexicon make events, under operators such as negation, demand or allegation; further rules
// make relations, stances, claims, questions and forecasts; [Read] joins them in text order.
// [Code] and [CodeLines] go the same way as far as the events, for single sentences and batches;
// [LoadDictionary] puts a user's actors, agents and verb patterns in front of the lexicon, whose
// tables are the files in lexicon/.
package read
