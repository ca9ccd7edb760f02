package com.dealscout.demo;

import java.util.List;
import java.util.Random;

/** What buyers ask and sellers answer, whatever the thing is. */
final class SmallTalk {

    /** @param thanks what the buyer says to that */
    record Exchange(String question, String answer, String thanks) {}

    private static final List<String> BUYERS = List.of(
            "Jess", "Omar", "Lily", "Carlos", "Nina", "Derek", "Yuki", "Paula", "Sam", "Anika", "Rob", "Maya", "Ivan",
            "Chloe", "Trevor", "Lucia", "Hank", "Aisha", "Gus", "Bianca");

    private static final List<Exchange> EXCHANGES = List.of(
            new Exchange(
                    "Is this still available? I can pick it up today.",
                    "Yes, it is! After five would suit me.",
                    "Perfect, I will be there at half past."),
            new Exchange(
                    "Hi! Would you take a little less if I come by tonight?",
                    "A little, yes. Make me an offer when you have seen it.",
                    "Fair enough. Eight o'clock?"),
            new Exchange(
                    "Are there any scratches that the pictures do not show?",
                    "None that I know of. You may look at it in daylight.",
                    "Thanks, then I will come on Saturday."),
            new Exchange(
                    "How old is it, roughly?",
                    "About three years, and it was not used every day.",
                    "That is good to know, thank you."),
            new Exchange(
                    "Could you measure it for me? I have little room.",
                    "Of course. I will write you the numbers tonight.",
                    "Great, no hurry."),
            new Exchange(
                    "Would you ship it? I would pay for that.",
                    "If you arrange it and pay for it, gladly.",
                    "I will look into it and come back to you."),
            new Exchange(
                    "Why are you selling it?",
                    "We are moving, and it will not fit into the new place.",
                    "I see. I hope that the move goes well!"),
            new Exchange(
                    "My brother would love this. Can you hold it until Friday?",
                    "Until Friday is fine. Somebody else has asked as well, though.",
                    "We will be there, I promise."),
            new Exchange(
                    "Does it come with everything in the pictures?",
                    "Yes, just as you see it.",
                    "Wonderful. When could I come?"),
            new Exchange(
                    "I am around the corner from you. Is now too soon?",
                    "Give me an hour, and it is yours to look at.",
                    "See you then!"));

    private SmallTalk() {}

    static String buyer(Random random) {
        return BUYERS.get(random.nextInt(BUYERS.size()));
    }

    static Exchange exchange(Random random) {
        return EXCHANGES.get(random.nextInt(EXCHANGES.size()));
    }
}
