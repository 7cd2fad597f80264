package io.wardgate.runtime.control;

/** Languages that the texts exist in; the names are what {@code --lang} takes. */
enum Language {
    en,
    zh
}
