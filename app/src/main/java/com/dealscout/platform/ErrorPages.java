package com.dealscout.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The last word where no controller had one: an address that is not there, a method it does not take, a request that the
 * container or the firewall refused, or a fault of ours.
 *
 * <p>Programs get problem JSON, people a page. Neither gets a message of the exception: it may contain anything. A fault
 * is in the log, written by the container.
 */
@Controller
@ControllerAdvice(annotations = Controller.class)
class ErrorPages implements ErrorController {

    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/actuator/", "/webhooks/");

    private final ProblemAnswers problems;

    ErrorPages(ProblemAnswers problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(HttpStatus::resolve)
                .orElse(HttpStatus.NOT_FOUND);
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (FOR_PROGRAMS.stream().anyMatch(path::startsWith) || !acceptsPages(request)) {
            problems.write(response, ProblemHandler.answerTo(status, words(status, request)));
            return null;
        }
        return page(request, status, words(status, request));
    }

    /** What a room refuses on one of its pages. */
    @ExceptionHandler
    ModelAndView refused(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        var answer = ProblemHandler.answerTo(problem);
        Optional.ofNullable(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        return page(
                request,
                HttpStatus.valueOf(answer.getStatusCode().value()),
                Optional.ofNullable(problem.getMessage()).orElse(""));
    }

    /** Where a part of a page was asked for, a part is given. */
    private static ModelAndView page(HttpServletRequest request, HttpStatus status, String words) {
        var page = new ModelAndView(request.getHeader("HX-Request") == null ? "error" : "platform/said", status);
        page.addObject("title", title(status));
        page.addObject("words", words);
        return page;
    }

    private static boolean acceptsPages(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null
                || accept.contains(MediaType.TEXT_HTML_VALUE)
                || accept.contains("text/*")
                || accept.contains(MediaType.ALL_VALUE);
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, GONE -> "There is nothing here";
            case FORBIDDEN, UNAUTHORIZED -> "This is not allowed";
            case TOO_MANY_REQUESTS -> "A little slower, please";
            default -> status.is5xxServerError() ? "That is our fault" : "This does not work";
        };
    }

    private static String words(HttpStatus status, HttpServletRequest request) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be understood. Check its address, its parameters and its text.";
            case FORBIDDEN ->
                "This needs a right that you lack, or comes from a form that was open for too long: open it anew and send"
                        + " it again.";
            case NOT_FOUND -> "There is nothing at this address. Check its spelling.";
            case METHOD_NOT_ALLOWED ->
                "This address does not take " + request.getAttribute(RequestDispatcher.ERROR_METHOD) + ".";
            case NOT_ACCEPTABLE -> "This is answered as application/json, which the request does not accept.";
            case CONTENT_TOO_LARGE ->
                "The request is larger than what is taken here. Send less at once; of photos, one may have 25 MB.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body is of a kind that is not taken here; send application/json.";
            case TOO_MANY_REQUESTS -> "These are too many requests. Wait a minute, and try again.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong here, and it has been written down. Try again in a moment."
                        : status.getReasonPhrase() + ".";
        };
    }
}
