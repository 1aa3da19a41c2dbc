#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// Swift can't call functions with a variable number of arguments: one function per type of argument.
static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(handle, option, list);
}

// Writes an error's words into a buffer of CURL_ERROR_SIZE characters.
static inline CURLcode ccurl_set_words(CURL *handle, char *buffer) {
  return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

// Sends a copy of the bytes, by POST.
static inline CURLcode ccurl_set_body(CURL *handle, const void *bytes, curl_off_t count) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, count);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, bytes);
}

// Hands every piece of the reply's body to `receive`; a result other than the piece's size ends it.
static inline CURLcode ccurl_set_receiver(
    CURL *handle, size_t (*receive)(char *bytes, size_t size, size_t count, void *owner),
    void *owner) {
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, owner);
  return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, receive);
}

// Asks `isOver` about once a second and at every piece; a result other than 0 ends the exchange.
static inline CURLcode ccurl_set_watch(
    CURL *handle,
    int (*isOver)(void *owner, curl_off_t, curl_off_t, curl_off_t, curl_off_t), void *owner) {
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, owner);
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, isOver);
}

// The status of the last response whose head came; 0 where none did.
static inline long ccurl_status(CURL *handle) {
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

// The last response's header of that name, in any case; null where it has none.
static inline const char *ccurl_header(CURL *handle, const char *name) {
  struct curl_header *header;
  return curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK
      ? header->value : NULL;
}
