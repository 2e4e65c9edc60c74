/* Read a calendar with libical, which GNOME and KDE use. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_text(const char *key, const char *text, const char *end)
{
    printf("\"%s\": \"", key);
    for (const unsigned char *at = (const unsigned char *)text; at && *at; at++) {
        if (*at == '"' || *at == '\\')
            printf("\\%c", *at);
        else if (*at < 0x20)
            printf("\\u%04x", *at);
        else
            putchar(*at);
    }
    printf("\"%s", end);
}

static void write_day(const char *key, struct icaltimetype day)
{
    if (!day.is_date) {
        fprintf(stderr, "libical: %s is no plain date\n", key);
        exit(1);
    }
    printf("\"%s\": \"%04d-%02d-%02d\", ", key, day.year, day.month, day.day);
}

static char *next_line(char *buffer, size_t size, void *file)
{
    return fgets(buffer, (int)size, file);
}

int main(int count, char **words)
{
    FILE *file = count > 1 ? fopen(words[1], "r") : NULL;
    if (!file)
        return 1;
    icalparser *parser = icalparser_new();
    icalparser_set_gen_data(parser, file);
    icalcomponent *calendar = icalparser_parse(parser, next_line);
    if (!calendar || icalcomponent_count_errors(calendar)) {
        fprintf(stderr, "libical: %d errors\n", calendar ? icalcomponent_count_errors(calendar) : -1);
        return 1;
    }
    const char *separator = "[";
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        printf("%s{", separator);
        write_text("uid", icalcomponent_get_uid(event), ", ");
        write_day("start", icalcomponent_get_dtstart(event));
        write_day("end", icalcomponent_get_dtend(event));
        write_text("summary", icalcomponent_get_summary(event), ", ");
        write_text("description", icalcomponent_get_description(event), ", ");
        printf("\"alarms\": %d}", icalcomponent_count_components(event, ICAL_VALARM_COMPONENT));
        separator = ",\n";
    }
    puts("]");
    icalcomponent_free(calendar);
    icalparser_free(parser);
    return 0;
}
