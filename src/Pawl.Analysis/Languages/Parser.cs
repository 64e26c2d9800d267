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
    private readonly LinkedList<Version> kept = new();
    private FlatNode[] spare = [];

    /// <summary>The latest version of a file.</summary>
    /// <param name="Nodes">Its tree, flat; null when that is not of this tree.</param>
    /// <param name="Places">Where its larger subtrees stand among the nodes; zero when that is not known.</param>
    private sealed record Version(string Path, byte[] Text, nint Tree, FlatNode[]? Nodes, nint Places);

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
        var before = path is null ? null : Take(path);
        var tree = ParseNext(before, text, steps: StepsForAny + ((ulong)text.Length / 4), stopsAtError);
        if (tree == 0)
        {
            if (before is not null && stopsAtError)
            {
                // The same text in another spelling comes next.
                Keep(before);
            }
            else
            {
                Forget(before);
            }
            return null;
        }
        // A tree with errors is not kept: what comes of it would depend on it.
        var isKept = path is not null && !NativeParser.HasError(tree);
        var (nodes, count, places) = Flatten(tree, before, isKept);
        Forget(before);
        if (isKept)
        {
            Keep(new Version(path!, text, tree, nodes, places));
        }
        else
        {
            NativeParser.DeleteTree(tree);
            Spare(nodes);
        }
        return new SyntaxTree(grammar, nodes, count, text, names);
    }

    private nint ParseNext(Version? before, byte[] text, ulong steps, bool stopsAtError)
    {
        fixed (byte* bytes = text)
        {
            if (before is not null)
            {
                nint edited;
                fixed (byte* old = before.Text)
                {
                    edited = NativeParser.EditTree(before.Tree, old, (uint)before.Text.Length, bytes, (uint)text.Length);
                }
                // What an error is made of depends on the way the parser came, and the answer must not: such a text is parsed from its beginning.
                var tree = NativeParser.Parse(parser, edited, bytes, (uint)text.Length, steps, stopsAtError: true);
                NativeParser.DeleteTree(edited);
                if (tree != 0 || stopsAtError)
                {
                    return tree;
                }
            }
            return NativeParser.Parse(parser, 0, bytes, (uint)text.Length, steps, stopsAtError);
        }
    }

    private Version? Take(string path)
    {
        for (var node = kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Path == path)
            {
                kept.Remove(node);
                return node.Value;
            }
        }
        return null;
    }

    private void Keep(Version version)
    {
        kept.AddFirst(version);
        if (kept.Count > KeptTrees)
        {
            var last = kept.Last!.Value;
            kept.RemoveLast();
            Forget(last);
        }
    }

    private void Forget(Version? version)
    {
        if (version is not null)
        {
            NativeParser.DeleteTree(version.Tree);
            NativeParser.DeletePlaces(version.Places);
            Spare(version.Nodes);
        }
    }

    /// <summary>The next tree may be written there.</summary>
    private void Spare(FlatNode[]? nodes)
    {
        if (nodes is not null && nodes.Length > spare.Length)
        {
            spare = nodes;
        }
    }

    private (FlatNode[] Nodes, int Count, nint Places) Flatten(nint tree, Version? before, bool isKept)
    {
        var count = (int)NativeParser.CountNodes(tree);
        var nodes = spare.Length >= count ? spare : new FlatNode[count + (count / 4)];
        spare = [];
        nint places = 0;
        fixed (
            FlatNode* to = nodes,
                old = before?.Nodes
        )
        {
            var known = old is null ? 0 : before!.Places;
            var written = (int)NativeParser.Flatten(tree, to, (uint)nodes.Length, old, known, isKept ? &places : null);
            if (written != count)
            {
                throw new InvalidOperationException($"tree-sitter counted {count} nodes and {written} were written");
            }
        }
        return (nodes, count, places);
    }

    public void Dispose()
    {
        foreach (var version in kept)
        {
            Forget(version);
        }
        kept.Clear();
        NativeParser.DeleteParser(parser);
    }
}
