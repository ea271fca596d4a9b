package dev.bulkordering.sandbox;

import java.util.Map;

/**
 * An event that is ready to be posted.
 *
 * @param number its number in the log
 * @param url where to
 * @param headers headers beside the content type
 * @param body the JSON, codes included
 */
record Webhook(long number, String url, Map<String, String> headers, String body) {

}
