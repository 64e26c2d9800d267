/* The bridge between tree-sitter's core and Pawl: one call parses a text, one call copies the whole tree into a flat
 * array in pre-order, so that the managed side walks plain memory and never holds a native handle for long. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <tree_sitter/api.h>

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

typedef struct {
  uint16_t symbol;
  uint16_t field;
  uint32_t start;
  uint32_t end;
  uint32_t parent;
  uint32_t after; /* index of the first node behind this node's subtree */
  uint16_t flags; /* 1 named, 2 missing, 4 error, 8 extra */
  uint16_t depth; /* saturates at 65535 */
} pawl_node;

/* Counts the parser's progress calls; a text that needs more than the allowance is given up, the same on every machine. */
typedef struct {
  uint64_t left;
} allowance;

static bool out_of_allowance(TSParseState *state) {
  allowance *a = (allowance *)state->payload;
  if (a->left == 0) return true;
  a->left--;
  return false;
}

typedef struct {
  const char *bytes;
  uint32_t length;
} text;

static const char *read_text(void *payload, uint32_t offset, TSPoint position, uint32_t *read) {
  text *t = (text *)payload;
  (void)position;
  if (offset >= t->length) {
    *read = 0;
    return "";
  }
  *read = t->length - offset;
  return t->bytes + offset;
}

EXPORT TSParser *pawl_parser_new(const TSLanguage *language) {
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, language)) {
    ts_parser_delete(parser);
    return NULL;
  }
  return parser;
}

EXPORT void pawl_parser_delete(TSParser *parser) { ts_parser_delete(parser); }

/* Null when the allowance is used up. */
EXPORT TSTree *pawl_parse(TSParser *parser, const TSTree *old, const char *bytes, uint32_t length, uint64_t steps) {
  text source = {bytes, length};
  allowance budget = {steps};
  TSInput input = {&source, read_text, TSInputEncodingUTF8, NULL};
  TSParseOptions options = {&budget, out_of_allowance};
  TSTree *tree = ts_parser_parse_with_options(parser, old, input, options);
  if (tree == NULL) ts_parser_reset(parser);
  return tree;
}

EXPORT void pawl_tree_delete(TSTree *tree) { ts_tree_delete(tree); }

EXPORT bool pawl_tree_has_error(const TSTree *tree) { return ts_node_has_error(ts_tree_root_node(tree)); }

static TSPoint point_at(const char *bytes, uint32_t offset, TSPoint from, uint32_t from_offset) {
  TSPoint point = from;
  uint32_t line_start = from_offset - from.column;
  for (uint32_t i = from_offset; i < offset; i++) {
    if (bytes[i] == '\n') {
      point.row++;
      line_start = i + 1;
    }
  }
  point.column = offset - line_start;
  return point;
}

/* Tells the tree of an old text what became of it: everything between what both texts begin with and what both end with was replaced. */
EXPORT void pawl_tree_edit(TSTree *tree, const char *old, uint32_t old_length, const char *text, uint32_t length) {
  uint32_t least = old_length < length ? old_length : length;
  uint32_t start = 0;
  while (start < least && old[start] == text[start]) start++;
  uint32_t tail = 0;
  while (tail < least - start && old[old_length - 1 - tail] == text[length - 1 - tail]) tail++;
  /* Edits begin and end between characters. */
  while (start > 0 && start < length && ((unsigned char)text[start] & 0xC0) == 0x80) start--;
  while (tail > 0 && ((unsigned char)text[length - tail] & 0xC0) == 0x80) tail--;
  TSPoint zero = {0, 0};
  TSPoint begin = point_at(text, start, zero, 0);
  TSInputEdit edit = {start, old_length - tail, length - tail, begin, point_at(old, old_length - tail, begin, start), point_at(text, length - tail, begin, start)};
  ts_tree_edit(tree, &edit);
}

EXPORT uint32_t pawl_node_count(const TSTree *tree) { return ts_node_descendant_count(ts_tree_root_node(tree)); }

/* Writes at most `capacity` nodes; returns how many there are. */
EXPORT uint32_t pawl_flatten(const TSTree *tree, pawl_node *nodes, uint32_t capacity) {
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  uint32_t count = 0;
  uint32_t parent = UINT32_MAX;
  uint32_t depth = 0;
  for (;;) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    uint32_t index = count++;
    if (index < capacity) {
      pawl_node *out = &nodes[index];
      out->symbol = ts_node_symbol(node);
      out->field = ts_tree_cursor_current_field_id(&cursor);
      out->start = ts_node_start_byte(node);
      out->end = ts_node_end_byte(node);
      out->parent = parent;
      out->after = 0;
      out->flags = (uint16_t)((ts_node_is_named(node) ? 1 : 0) | (ts_node_is_missing(node) ? 2 : 0) |
                              (ts_node_is_error(node) ? 4 : 0) | (ts_node_is_extra(node) ? 8 : 0));
      out->depth = (uint16_t)(depth > 65535 ? 65535 : depth);
    }
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      parent = index;
      depth++;
      continue;
    }
    if (index < capacity) nodes[index].after = count;
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      if (!ts_tree_cursor_goto_parent(&cursor)) {
        ts_tree_cursor_delete(&cursor);
        return count;
      }
      depth--;
      if (parent < capacity) {
        nodes[parent].after = count;
        parent = nodes[parent].parent;
      }
    }
  }
}

EXPORT uint32_t pawl_symbol_count(const TSLanguage *language) { return ts_language_symbol_count(language); }

EXPORT const char *pawl_symbol_name(const TSLanguage *language, uint16_t symbol) {
  return ts_language_symbol_name(language, symbol);
}

EXPORT bool pawl_symbol_named(const TSLanguage *language, uint16_t symbol) {
  return ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular;
}

EXPORT uint16_t pawl_field_id(const TSLanguage *language, const char *name) {
  return ts_language_field_id_for_name(language, name, (uint32_t)strlen(name));
}
