package read

// wordID numbers a word that the lexicon knows; 0 is every other word.
type wordID uint32

// class is a set of parts of speech.
type class uint32
