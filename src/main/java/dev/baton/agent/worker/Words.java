package dev.baton.agent.worker;

/** What a worker says in words: data, kept to one line of a decent length. */
final class Words {
    private Words() {}

    static String line(String text, int longest) {
        var plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (plain.length() <= longest) {
            return plain;
        }
        var end = Character.isHighSurrogate(plain.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return plain.substring(0, end) + "…";
    }
}
