namespace Pawl.Analysis.Languages;

/// <summary>
/// Parses texts of one language on one thread; keeps its buffers and the latest trees between texts, so that the next version of a
/// file is parsed where it differs only.
/// </summary>
internal sealed unsafe class Parser : IDisposable
{
    // A text gets this many progress calls of tree-sitter (about one in a hundred parse actions), plus some for each byte.
    private const ulong StepsForAny = 20_000;
    private const int KeptTrees = 8;

    private readonly Grammar grammar;
    private readonly nint parser;
    private readonly LinkedList<(string Path, byte[] Text, nint Tree)> kept = new();
    private FlatNode[] buffer = [];

    internal Parser(Grammar grammar)
    {
        this.grammar = grammar;
        parser = NativeParser.NewParser(grammar.Handle);
        if (parser == 0)
        {
            throw new InvalidOperationException("the grammar's version does not fit this tree-sitter core");
        }
    }

    /// <summary>The tree is valid until the next call. Null when the parse needed more steps than a text of this size may take.</summary>
    /// <param name="path">Names the file that the text is a version of; null when there is no other version.</param>
    /// <param name="stopsAtError">Null for a text that has an error, as soon as it is seen.</param>
    internal SyntaxTree? Parse(byte[] text, Names names, string? path = null, bool stopsAtError = false)
    {
        fixed (byte* bytes = text)
        {
            var tree = ParseNext(path, text, bytes, stopsAtError);
            if (tree == 0)
            {
                return null;
            }
            var flat = Flatten(tree, text, names);
            // A tree with errors is not kept: what comes of it would depend on it.
            if (path is null || NativeParser.HasError(tree))
            {
                NativeParser.DeleteTree(tree);
            }
            else
            {
                Keep(path, text, tree);
            }
            return flat;
        }
    }

    private nint ParseNext(string? path, byte[] text, byte* bytes, bool stopsAtError)
    {
        var steps = StepsForAny + ((ulong)text.Length / 4);
        for (var node = kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Path != path)
            {
                continue;
            }
            var (_, oldText, oldTree) = node.Value;
            kept.Remove(node);
            fixed (byte* old = oldText)
            {
                NativeParser.EditTree(oldTree, old, (uint)oldText.Length, bytes, (uint)text.Length);
            }
            // What an error is made of depends on the way the parser came, and the answer must not: such a text is parsed from its beginning.
            var tree = NativeParser.Parse(parser, oldTree, bytes, (uint)text.Length, steps, stopsAtError: true);
            if (tree == 0 && stopsAtError)
            {
                // The same text in another spelling comes next.
                Keep(path, text, oldTree);
                return 0;
            }
            NativeParser.DeleteTree(oldTree);
            if (tree != 0)
            {
                return tree;
            }
            break;
        }
        return NativeParser.Parse(parser, 0, bytes, (uint)text.Length, steps, stopsAtError);
    }

    private void Keep(string path, byte[] text, nint tree)
    {
        kept.AddFirst((path, text, tree));
        if (kept.Count > KeptTrees)
        {
            NativeParser.DeleteTree(kept.Last!.Value.Tree);
            kept.RemoveLast();
        }
    }

    private SyntaxTree Flatten(nint tree, byte[] text, Names names)
    {
        var count = (int)NativeParser.CountNodes(tree);
        if (buffer.Length < count)
        {
            buffer = new FlatNode[count + (count / 4)];
        }
        fixed (FlatNode* nodes = buffer)
        {
            var written = (int)NativeParser.Flatten(tree, nodes, (uint)buffer.Length);
            if (written != count)
            {
                throw new InvalidOperationException($"tree-sitter counted {count} nodes and {written} were written");
            }
            return new SyntaxTree(grammar, buffer, written, text, names);
        }
    }

    public void Dispose()
    {
        foreach (var (_, _, tree) in kept)
        {
            NativeParser.DeleteTree(tree);
        }
        kept.Clear();
        NativeParser.DeleteParser(parser);
    }
}
