package com.dealscout.inbox;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Form;
import com.dealscout.platform.PageRequest;
import com.dealscout.platform.Problem;
import com.dealscout.selling.ItemId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The inbox: threads and, next to them, the one that is open. Every thread has its address; with htmx an address answers
 * the part of the page that it stands for.
 */
@Controller
class ConversationPages {

    /** More are shown as so many and more. */
    private static final int COUNTED_TO = 100;

    private final Talk talk;
    private final Threads threads;
    private final MessageSource messages;

    ConversationPages(Talk talk, Threads threads, MessageSource messages) {
        this.talk = talk;
        this.threads = threads;
        this.messages = messages;
    }

    @GetMapping("/conversations")
    String list(
            PersonId me,
            PageRequest request,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String open,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        list(me, request, cursor, open, model);
        return htmx == null ? "inbox/inbox" : "inbox/inbox :: threads";
    }

    @GetMapping("/conversations/count")
    String count(PersonId me, Model model) {
        model.addAttribute("unread", talk.unread(me, COUNTED_TO));
        return "inbox/count";
    }

    /** @param say one of the replies that are offered, to be looked over and sent */
    @GetMapping("/conversations/{id}")
    String thread(
            PersonId me,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String say,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var conversation = ConversationId.parse(id);
        if (htmx != null) {
            threads.show(me, talk.read(me, conversation), model);
            model.addAttribute("apart", true);
            return "inbox/inbox :: news";
        }
        return page(me, conversation, Form.of(Map.of("text", offered(say))), model);
    }

    /** A browser sends line breaks as CR LF; they are kept as one. */
    @PostMapping("/conversations/{id}/messages")
    String write(
            PersonId me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletResponse response) {
        var conversation = ConversationId.parse(id);
        var form = Form.empty();
        try {
            talk.write(me, conversation, MessageText.of(text.replace("\r\n", "\n")));
            if (htmx == null) {
                return "redirect:/conversations/" + conversation + "#write";
            }
        } catch (Problem.Invalid refused) {
            response.setStatus(refused.status());
            form = Form.of(Map.of("text", text)).refusedFor(refused);
            if (htmx == null) {
                return page(me, conversation, form, model);
            }
        }
        threads.show(me, talk.read(me, conversation), model);
        model.addAttribute("form", form);
        // What has become of it while this answer was under way is asked for once more.
        model.addAttribute("written", true);
        return "inbox/inbox :: talk";
    }

    @GetMapping("/items/{id}/conversations")
    String about(
            PersonId me,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var item = ItemId.parse(id);
        model.addAttribute("item", item);
        model.addAttribute("rows", threads.rows(me, talk.linesAbout(me, item)));
        return htmx == null ? "inbox/about" : "inbox/about :: people";
    }

    private String page(PersonId me, ConversationId conversation, Form form, Model model) {
        threads.show(me, talk.read(me, conversation), model);
        model.addAttribute("form", form);
        list(me, PageRequest.of(null, null), null, conversation.toString(), model);
        return "inbox/inbox";
    }

    private void list(PersonId me, PageRequest request, @Nullable String cursor, @Nullable String open, Model model) {
        var page = talk.lines(me, request);
        model.addAttribute("rows", threads.rows(me, page.items()));
        model.addAttribute("next", page.nextCursor());
        model.addAttribute("limit", request.limit());
        model.addAttribute("more", Math.min(PageRequest.MAX_LIMIT, 2 * request.limit()));
        model.addAttribute("cursor", cursor == null || cursor.isEmpty() ? null : cursor);
        model.addAttribute("open", open);
    }

    private String offered(@Nullable String say) {
        return say != null && Threads.OFFERED.contains(say)
                ? messages.getMessage("inbox.say." + say, null, Locale.US)
                : "";
    }
}
