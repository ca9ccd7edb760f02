package com.dealscout.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a seller allows a program to act at a stand-in marketplace. */
final class ConsentPage {

    private static final Map<String, String> SCOPES = Map.of(
            "listings", "create and end listings for you",
            "messages", "read and answer what buyers write to you");

    private ConsentPage() {}

    static Html ask(
            Marketplace marketplace,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            Map<String, String> hidden,
            String accountName,
            @Nullable String error) {
        return Pages.layout(
                "Connect to " + marketplace.name(),
                Html.of(
                        """
                        <h1>Connect to {}</h1>
                        <p><b>{}</b> asks to act for you at this stand-in for {}. If you agree, it may:</p>
                        <ul>{}</ul>
                        <p class="soft">You then go back to {}</p>
                        <form class="card" method="post" action="/{}/oauth/authorize">{}
                        <div class="field"><label for="account">Your account here</label>
                        <input id="account" name="account" type="text" value="{}" maxlength="80" required{}>{}
                        <p class="soft">Any name will do. The same name is the same seller.</p></div>
                        <div class="actions"><button class="btn go" name="decision" value="agree">Agree</button>
                        <button class="btn" name="decision" value="refuse" formnovalidate>Refuse</button></div></form>
                        """,
                        marketplace.name(),
                        clientId,
                        marketplace.name(),
                        Html.all(new TreeSet<>(scopes)
                                .stream()
                                        .map(scope -> Html.of("<li>{}</li>", SCOPES.getOrDefault(scope, scope)))
                                        .toList()),
                        redirectUri,
                        marketplace.id(),
                        Html.all(hidden.entrySet().stream()
                                .map(field -> Html.of(
                                        "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                                        field.getKey(),
                                        field.getValue()))
                                .toList()),
                        accountName,
                        Html.when(error != null, new Html(" aria-invalid=\"true\" aria-describedby=\"account-error\"")),
                        error == null
                                ? Html.NONE
                                : Html.of("<p class=\"err\" id=\"account-error\" role=\"alert\">{}</p>", error)));
    }

    /** What went wrong, told here because it cannot be told to whoever sent the browser. */
    static Html unanswerable(Marketplace marketplace, String why) {
        return Pages.layout(
                "Cannot connect",
                Html.of(
                        "<h1>Cannot connect to {}</h1><p>{}</p><p class=\"soft\">Go back and start again there.</p>",
                        marketplace.name(),
                        why));
    }
}
