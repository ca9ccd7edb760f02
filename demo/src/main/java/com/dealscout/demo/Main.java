package com.dealscout.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Runs the walkthrough against an application and a sandbox that are there: 0 if all held, 1 if not, 2 for wrong options. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var options = options(arguments);
        var app = options.get("--app-url");
        var sandbox = options.get("--sandbox-url");
        if (app == null || sandbox == null || options.size() != 2) {
            out.println("Usage: --app-url URL --sandbox-url URL");
            System.exit(2);
            return;
        }
        var chronicle = new Chronicle(out);
        try {
            new Walkthrough(app, sandbox, chronicle).run();
        } catch (Chronicle.Over e) {
            // what did not hold has been printed, and the rest of the story needs it
        }
        System.exit(chronicle.close() ? 0 : 1);
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], withoutSlash(arguments[i + 1]));
        }
        return options;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
