/* The bridge between tree-sitter's core and Pawl: one call parses a text, one call copies the whole tree into a flat
 * array in pre-order, so that the managed side walks plain memory and never holds a native handle for long. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <tree_sitter/api.h>
/* The tree is walked as the core keeps it, which costs a fourth of its cursor; package-lock.json holds the core's version. */
#include "language.h"
#include "subtree.h"
#include "tree.h"

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

/* What this thread's parser has asked for since the parse began: recovering from errors copies all that was read, again and again. */
static _Thread_local uint64_t allocated;

static void *counted_malloc(size_t size) {
  allocated += size;
  return malloc(size);
}

static void *counted_calloc(size_t count, size_t size) {
  allocated += count * size;
  return calloc(count, size);
}

static void *counted_realloc(void *old, size_t size) {
  allocated += size;
  return realloc(old, size);
}

/* Counts the parser's progress calls and its memory; a text that needs more than the allowance is given up, whatever the machine. */
typedef struct {
  uint64_t left;
  uint64_t most_allocated;
  bool stops_at_error;
} allowance;

static bool out_of_allowance(TSParseState *state) {
  allowance *a = (allowance *)state->payload;
  if (a->left == 0 || allocated > a->most_allocated || (a->stops_at_error && state->has_error)) return true;
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
  ts_set_allocator(counted_malloc, counted_calloc, counted_realloc, free);
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, language)) {
    ts_parser_delete(parser);
    return NULL;
  }
  return parser;
}

EXPORT void pawl_parser_delete(TSParser *parser) { ts_parser_delete(parser); }

/* Null when the allowance is used up, or when the text has an error and whoever asks has no use for such a tree. */
EXPORT TSTree *pawl_parse(TSParser *parser, const TSTree *old, const char *bytes, uint32_t length, uint64_t steps, bool stops_at_error) {
  text source = {bytes, length};
  allowance budget = {steps, ((uint64_t)256 << 20) + (uint64_t)length * 1000, stops_at_error};
  allocated = 0;
  TSInput input = {&source, read_text, TSInputEncodingUTF8, NULL};
  TSParseOptions options = {&budget, out_of_allowance};
  TSTree *tree = ts_parser_parse_with_options(parser, old, input, options);
  if (tree == NULL) ts_parser_reset(parser);
  if (tree != NULL && stops_at_error && ts_node_has_error(ts_tree_root_node(tree))) {
    ts_tree_delete(tree);
    tree = NULL;
  }
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

/* A part of the old text, [old, old_end), that a part of the new one, [text, text_end), stands for; offsets. */
typedef struct {
  uint32_t old, old_end, text, text_end;
  uint32_t row; /* of `old` */
} hunk;

/* What is alike at both ends of a hunk is no part of it. Edits begin and end between characters. */
static void edit_hunk(TSTree *tree, const char *old, const char *text, hunk h) {
  TSPoint row = {h.row, 0};
  uint32_t line = h.old;
  while (h.old < h.old_end && h.text < h.text_end && old[h.old] == text[h.text]) h.old++, h.text++;
  while (h.old > line && h.text < h.text_end && ((unsigned char)text[h.text] & 0xC0) == 0x80) h.old--, h.text--;
  uint32_t old_end = h.old_end, text_end = h.text_end;
  while (h.old < old_end && h.text < text_end && old[old_end - 1] == text[text_end - 1]) old_end--, text_end--;
  while (text_end < h.text_end && ((unsigned char)text[text_end] & 0xC0) == 0x80) old_end++, text_end++;
  if (h.old == old_end && h.text == text_end) return;
  uint32_t new_end = h.old + (text_end - h.text);
  TSPoint begin = point_at(old, h.old, row, line);
  TSInputEdit edit = {h.old, old_end, new_end, begin, point_at(old, old_end, begin, h.old), point_at(text, text_end, begin, h.text)};
  ts_tree_edit(tree, &edit);
}

typedef struct {
  uint32_t start, end; /* with the line's end */
  uint64_t hash;
} text_line;

/* Returns how many lines [start, end) has. */
static uint32_t lines_of(const char *bytes, uint32_t start, uint32_t end, text_line *lines) {
  uint32_t count = 0;
  while (start < end) {
    const char *stop = memchr(bytes + start, '\n', end - start);
    uint32_t after = stop == NULL ? end : (uint32_t)(stop - bytes) + 1;
    if (lines != NULL) {
      uint64_t hash = after - start;
      uint32_t i = start;
      for (; i + 8 <= after; i += 8) {
        uint64_t part;
        memcpy(&part, bytes + i, 8);
        hash = ((hash << 7 | hash >> 57) ^ part) * 0x9E3779B97F4A7C15u;
      }
      for (; i < after; i++) hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001B3u;
      lines[count] = (text_line){start, after, hash ^ hash >> 29};
    }
    count++;
    start = after;
  }
  return count;
}

static bool same_line(const char *old, text_line a, const char *text, text_line b) {
  return a.hash == b.hash && a.end - a.start == b.end - b.start && memcmp(old + a.start, text + b.start, a.end - a.start) == 0;
}

typedef struct {
  uint64_t hash;
  uint32_t old_line, new_line; /* the last such line, counted from one */
  uint16_t old_count, new_count;
} line_use;

static line_use *use_of(line_use *table, uint32_t mask, uint64_t hash) {
  uint32_t i = (uint32_t)hash & mask;
  while ((table[i].old_count | table[i].new_count) != 0 && table[i].hash != hash) i = (i + 1) & mask;
  return &table[i];
}

/* Longest rising run of partners[0..count) (zero: none); marks with zero those that are not in it. */
static void keep_rising(uint32_t *partners, uint32_t count, uint32_t *ends, uint32_t *before) {
  uint32_t length = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (partners[i] == 0) continue;
    uint32_t low = 0, high = length;
    while (low < high) {
      uint32_t middle = (low + high) / 2;
      if (partners[ends[middle]] < partners[i]) low = middle + 1;
      else high = middle;
    }
    before[i] = low == 0 ? UINT32_MAX : ends[low - 1];
    ends[low] = i;
    if (low == length) length++;
  }
  uint32_t next = length == 0 ? UINT32_MAX : ends[length - 1];
  for (uint32_t i = count; i-- > 0;) {
    if (i == next) next = before[i];
    else partners[i] = 0;
  }
}

/* Cuts one hunk where lines that stand once on both sides meet; edits from the last to the first, so that offsets before stay. */
static bool edit_between(TSTree *tree, const char *old, const char *text, hunk whole) {
  uint32_t old_count = lines_of(old, whole.old, whole.old_end, NULL), new_count = lines_of(text, whole.text, whole.text_end, NULL);
  if (old_count < 2 || new_count < 2) return false;
  uint32_t size = 16;
  while (size < 2 * (old_count + new_count)) size *= 2;
  text_line *lines = malloc(((size_t)old_count + new_count) * sizeof(text_line));
  line_use *table = calloc(size, sizeof(line_use));
  uint32_t *numbers = malloc((size_t)old_count * 3 * sizeof(uint32_t));
  hunk *hunks = malloc(((size_t)old_count + 1) * sizeof(hunk));
  bool done = lines != NULL && table != NULL && numbers != NULL && hunks != NULL;
  if (done) {
    text_line *olds = lines, *news = lines + old_count;
    lines_of(old, whole.old, whole.old_end, olds);
    lines_of(text, whole.text, whole.text_end, news);
    for (uint32_t i = 0; i < old_count; i++) {
      line_use *use = use_of(table, size - 1, olds[i].hash);
      use->hash = olds[i].hash;
      use->old_line = i + 1;
      if (use->old_count < 2) use->old_count++;
    }
    for (uint32_t i = 0; i < new_count; i++) {
      line_use *use = use_of(table, size - 1, news[i].hash);
      use->hash = news[i].hash;
      use->new_line = i + 1;
      if (use->new_count < 2) use->new_count++;
    }
    for (uint32_t i = 0; i < old_count; i++) {
      line_use *use = use_of(table, size - 1, olds[i].hash);
      bool meets = use->old_count == 1 && use->new_count == 1 && same_line(old, olds[i], text, news[use->new_line - 1]);
      numbers[i] = meets ? use->new_line : 0;
    }
    keep_rising(numbers, old_count, numbers + old_count, numbers + 2 * old_count);
    uint32_t count = 0, o = 0, n = 0;
    while (o < old_count || n < new_count) {
      if (o < old_count && n < new_count && same_line(old, olds[o], text, news[n])) {
        o++, n++;
        continue;
      }
      uint32_t to = o;
      while (to < old_count && numbers[to] <= n) to++;
      uint32_t new_to = to < old_count ? numbers[to] - 1 : new_count;
      uint32_t next = to, new_next = new_to;
      while (next > o && new_next > n && same_line(old, olds[next - 1], text, news[new_next - 1])) next--, new_next--;
      hunks[count++] = (hunk){
        o < old_count ? olds[o].start : whole.old_end, next < old_count ? olds[next].start : whole.old_end,
        n < new_count ? news[n].start : whole.text_end, new_next < new_count ? news[new_next].start : whole.text_end, whole.row + o};
      o = next, n = new_next;
    }
    while (count-- > 0) edit_hunk(tree, old, text, hunks[count]);
  }
  free(lines);
  free(table);
  free(numbers);
  free(hunks);
  return done;
}

static bool begins_line(const char *bytes, uint32_t at) { return at == 0 || bytes[at - 1] == '\n'; }

/* A copy of the tree of an old text, told what became of that. The tree itself stays as it is. */
EXPORT TSTree *pawl_tree_edit(const TSTree *of, const char *old, uint32_t old_length, const char *text, uint32_t length) {
  TSTree *tree = ts_tree_copy(of);
  uint32_t least = old_length < length ? old_length : length;
  uint32_t start = 0;
  while (start < least && old[start] == text[start]) start++;
  uint32_t tail = 0;
  while (tail < least - start && old[old_length - 1 - tail] == text[length - 1 - tail]) tail++;
  while (start > 0 && old[start - 1] != '\n') start--;
  while (tail > 0 && !(begins_line(old, old_length - tail) && begins_line(text, length - tail))) tail--;
  TSPoint zero = {0, 0};
  hunk whole = {start, old_length - tail, start, length - tail, point_at(old, start, zero, 0).row};
  if (!edit_between(tree, old, text, whole)) edit_hunk(tree, old, text, whole);
  return tree;
}

EXPORT uint32_t pawl_node_count(const TSTree *tree) { return ts_node_descendant_count(ts_tree_root_node(tree)); }

/* A node whose children are being written. */
typedef struct {
  Subtree node;
  const TSSymbol *aliases;
  const TSFieldMapEntry *fields, *fields_end;
  uint32_t child;
  uint32_t structural_child; /* extras do not count */
  uint32_t position;
  uint32_t index;   /* of the innermost visible node */
  uint16_t depth;   /* of the children */
  TSFieldId field;  /* what the children of a hidden node have from it */
  bool visible;
} frame;

static void enter(frame *f, const TSLanguage *language, Subtree node, uint32_t position) {
  f->node = node;
  f->aliases = ts_language_alias_sequence(language, node.ptr->production_id);
  ts_language_field_map(language, node.ptr->production_id, &f->fields, &f->fields_end);
  f->child = 0;
  f->structural_child = 0;
  f->position = position;
}

static TSFieldId field_of(const frame *f) {
  for (const TSFieldMapEntry *map = f->fields; map < f->fields_end; map++) {
    if (!map->inherited && map->child_index == f->structural_child) return map->field_id;
  }
  return f->field;
}

static void write_node(pawl_node *out, const TSLanguage *language, Subtree node, TSSymbol alias, TSFieldId field, uint32_t start, uint32_t parent, uint32_t depth) {
  TSSymbol symbol = alias ? alias : ts_subtree_symbol(node);
  bool named = alias ? ts_language_symbol_metadata(language, alias).named : ts_subtree_named(node);
  if (symbol != ts_builtin_sym_error) symbol = language->public_symbol_map[symbol];
  out->symbol = symbol;
  out->field = field;
  out->start = start;
  out->end = start + ts_subtree_size(node).bytes;
  out->parent = parent;
  out->after = 0;
  out->flags = (uint16_t)((named ? 1 : 0) | (ts_subtree_missing(node) ? 2 : 0) | (symbol == ts_builtin_sym_error ? 4 : 0) |
                          (ts_subtree_extra(node) ? 8 : 0));
  out->depth = (uint16_t)depth;
}

/* Subtrees with fewer visible nodes are written anew each time. */
enum { least_shared = 16 };

/* Where the larger subtrees of a tree stand in its flat array, in its order, and a hash table of positions in that list. */
typedef struct {
  const void *node;
  uint32_t index;
} place;

typedef struct {
  place *list;
  uint32_t count, room;
  uint32_t *slots; /* position + 1, or zero */
  uint32_t mask;
} places;

EXPORT void pawl_places_delete(places *p) {
  if (p == NULL) return;
  free(p->list);
  free(p->slots);
  free(p);
}

static uint32_t slot_of(const void *node) { return (uint32_t)(((uintptr_t)node >> 4) * 0x9E3779B97F4A7C15ull >> 32); }

static const place *place_of(const places *p, const void *node) {
  for (uint32_t at = slot_of(node) & p->mask; p->slots[at] != 0; at = (at + 1) & p->mask) {
    if (p->list[p->slots[at] - 1].node == node) return &p->list[p->slots[at] - 1];
  }
  return NULL;
}

/* False when there is no memory; the list is of no use then. */
static bool add_place(places *p, const void *node, uint32_t index) {
  if (p->count == p->room) {
    uint32_t room = p->room ? p->room * 2 : 256;
    place *more = realloc(p->list, (size_t)room * sizeof(place));
    if (more == NULL) return false;
    p->list = more;
    p->room = room;
  }
  p->list[p->count++] = (place){node, index};
  return true;
}

static bool number_places(places *p) {
  uint32_t size = 64;
  while (size < p->count * 2) size *= 2;
  p->slots = calloc(size, sizeof(uint32_t));
  p->mask = size - 1;
  if (p->slots == NULL) return false;
  for (uint32_t i = 0; i < p->count; i++) {
    uint32_t at = slot_of(p->list[i].node) & p->mask;
    while (p->slots[at] != 0) at = (at + 1) & p->mask;
    p->slots[at] = i + 1;
  }
  return true;
}

/* Writes what is below a subtree as it stands in the array of a tree that shares it. */
static void copy_shared(pawl_node *nodes, uint32_t index, const pawl_node *old, uint32_t old_index, uint32_t count) {
  uint32_t by = nodes[index].start - old[old_index].start, further = index - old_index;
  uint16_t deeper = (uint16_t)(nodes[index].depth - old[old_index].depth);
  for (uint32_t i = 1; i < count; i++) {
    pawl_node node = old[old_index + i];
    node.start += by;
    node.end += by;
    node.parent += further;
    node.after += further;
    node.depth += deeper;
    nodes[index + i] = node;
  }
}

/* Writes at most `capacity` nodes; returns how many there are, or zero when there is no memory for the way down.
 * `old` and `old_places` are what this call gave for a tree that is still there; `made` gets the places of this one. Each may be null. */
EXPORT uint32_t pawl_flatten(const TSTree *tree, pawl_node *nodes, uint32_t capacity, const pawl_node *old, const places *old_places,
                             places **made) {
  const TSLanguage *language = tree->language;
  uint32_t count = 0, height = 0, room = 256;
  frame *stack = malloc(room * sizeof(frame));
  if (stack == NULL || capacity == 0) {
    free(stack);
    return 0;
  }
  places *found = made ? calloc(1, sizeof(places)) : NULL;
  write_node(&nodes[count++], language, tree->root, 0, 0, ts_subtree_padding(tree->root).bytes, UINT32_MAX, 0);
  if (ts_subtree_child_count(tree->root) > 0) {
    enter(&stack[0], language, tree->root, nodes[0].start);
    stack[0].index = 0;
    stack[0].depth = 1;
    stack[0].field = 0;
    stack[0].visible = true;
    height = 1;
  } else {
    nodes[0].after = 1;
  }
  while (height > 0) {
    frame *f = &stack[height - 1];
    if (f->child == f->node.ptr->child_count) {
      if (f->visible && f->index < capacity) nodes[f->index].after = count;
      height--;
      continue;
    }
    Subtree node = ts_subtree_children(f->node)[f->child];
    if (f->child++ > 0) f->position += ts_subtree_padding(node).bytes;
    uint32_t start = f->position;
    f->position += ts_subtree_size(node).bytes;
    TSSymbol alias = 0;
    TSFieldId field = 0;
    if (!ts_subtree_extra(node)) {
      alias = f->aliases ? f->aliases[f->structural_child] : 0;
      field = field_of(f);
      f->structural_child++;
    }
    bool visible = alias || ts_subtree_visible(node);
    uint32_t index = f->index;
    if (visible) {
      index = count++;
      if (index < capacity) write_node(&nodes[index], language, node, alias, field, start, f->index, f->depth);
    }
    if (ts_subtree_child_count(node) == 0 || (!visible && ts_subtree_visible_child_count(node) == 0)) {
      if (visible && index < capacity) nodes[index].after = index + 1;
      continue;
    }
    uint32_t below = ts_subtree_visible_descendant_count(node);
    if (visible && below >= least_shared && index + below < capacity) {
      const place *known = old_places ? place_of(old_places, node.ptr) : NULL;
      /* Depths of both are far from where they saturate. */
      if (known && old[known->index].after == known->index + below + 1 && old[known->index].depth < 1000 && f->depth < 1000 && below < 60000) {
        copy_shared(nodes, index, old, known->index, below + 1);
        nodes[index].after = index + below + 1;
        count += below;
        for (const place *p = known; found && p < old_places->list + old_places->count && p->index <= known->index + below; p++) {
          if (!add_place(found, p->node, p->index + index - known->index)) {
            pawl_places_delete(found);
            found = NULL;
          }
        }
        continue;
      }
      if (found && !add_place(found, node.ptr, index)) {
        pawl_places_delete(found);
        found = NULL;
      }
    }
    if (height == room) {
      frame *more = realloc(stack, (size_t)room * 2 * sizeof(frame));
      if (more == NULL) {
        free(stack);
        pawl_places_delete(found);
        return 0;
      }
      stack = more;
      room *= 2;
      f = &stack[height - 1];
    }
    uint16_t depth = (uint16_t)(f->depth + (visible && f->depth < UINT16_MAX ? 1 : 0));
    frame *inner = &stack[height++];
    enter(inner, language, node, start);
    inner->index = index;
    inner->depth = depth;
    inner->field = visible ? 0 : field;
    inner->visible = visible;
  }
  free(stack);
  if (found && !number_places(found)) {
    pawl_places_delete(found);
    found = NULL;
  }
  if (made) *made = found;
  return count;
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
