using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Imports of both kinds of module, exports, and constants that stand for a part of a module.</content>
internal sealed partial class JavaScript
{
    /// <summary>Files of the same project: <c>./db</c> is <c>&lt;file&gt;.db</c>, which no rule names by chance.</summary>
    private const string OwnFile = "<file>";
    private readonly Dictionary<string, string> modules = new(StringComparer.Ordinal);
    private readonly HashSet<string> required = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);
    private bool usesServer;

    private void AddImport(int node, string local, string qualified)
    {
        Imports.Add(new Import(Tree.Span(node), local, qualified) { Module = Written(qualified) });
        modules[local] = qualified;
    }

    /// <summary><c>node:fs/promises</c> is <c>fs.promises</c>, <c>@nestjs/common</c> is <c>@nestjs.common</c>, <c>../lib/db.js</c> is <c>&lt;file&gt;.lib.db</c>.</summary>
    private string ModuleName(string path)
    {
        var module = NameOfModule(path);
        written.TryAdd(module, path);
        return module;
    }

    /// <summary>The path that was written for a module, or for the module that this is a part of.</summary>
    private string? Written(string qualified)
    {
        for (var module = qualified; ; module = module[..module.LastIndexOf('.')])
        {
            if (written.TryGetValue(module, out var path) || !module.Contains('.', StringComparison.Ordinal))
            {
                return path;
            }
        }
    }

    private static string NameOfModule(string path)
    {
        var rest = path.AsSpan();
        if (rest.StartsWith("node:"))
        {
            return rest[5..].ToString().Replace('/', '.');
        }
        if (!rest.StartsWith(".") && !rest.StartsWith("/"))
        {
            return path.Replace('/', '.');
        }
        rest = rest.TrimStart("./");
        foreach (var ending in (ReadOnlySpan<string>)[".js", ".ts", ".mjs", ".cjs", ".jsx", ".tsx"])
        {
            if (rest.EndsWith(ending, StringComparison.Ordinal))
            {
                rest = rest[..^ending.Length];
                break;
            }
        }
        return rest.Length == 0 ? OwnFile : OwnFile + "." + rest.ToString().Replace('/', '.');
    }

    /// <summary>What a file of one's own exports as a whole has the name that it is given here: <c>&lt;file&gt;.models.user.User</c>.</summary>
    private static string Whole(string module, string local) =>
        module.StartsWith(OwnFile, StringComparison.Ordinal) && !module.EndsWith("." + local, StringComparison.Ordinal)
            ? $"{module}.{local}"
            : module;

    private Statement? Import(int node)
    {
        var from = Tree.Field(node, source);
        var clause = Tree.FirstNamed(node);
        if (clause == SyntaxTree.None)
        {
            return null;
        }
        if (Tree.Kind(clause) == "import_require_clause")
        {
            from = Tree.Field(clause, source);
        }
        if (from == SyntaxTree.None)
        {
            return null;
        }
        var module = ModuleName(Text(from));
        if (clause == from)
        {
            AddImport(node, "<none>", module);
            return null;
        }
        foreach (var child in Tree.NamedChildren(clause))
        {
            switch (Tree.Kind(child))
            {
                case "identifier":
                    AddImport(child, Tree.Text(child), Whole(module, Tree.Text(child)));
                    break;
                case "namespace_import":
                    AddImport(child, Word(Tree.FirstNamed(child)), module);
                    break;
                case "named_imports":
                    Specifiers(child, module);
                    break;
                default:
                    break;
            }
        }
        return null;
    }

    private void Specifiers(int node, string module)
    {
        foreach (var child in Tree.NamedChildren(node))
        {
            var imported = Tree.Field(child, name);
            if (imported == SyntaxTree.None)
            {
                continue;
            }
            var local = Tree.Field(child, alias);
            var word = Word(imported);
            AddImport(child, local == SyntaxTree.None ? word : Tree.Text(local), word == "default" ? module : module + "." + word);
        }
    }

    // import Y = X.Z;
    private Statement? ImportAlias(int node)
    {
        var (local, path) = (Tree.FirstNamed(node), Last(node));
        if (local != path)
        {
            AddImport(node, Tree.Text(local), Resolved(Tree.Text(path)));
        }
        return null;
    }

    private string Resolved(string dotted)
    {
        var dot = dotted.IndexOf('.', StringComparison.Ordinal);
        var first = dot < 0 ? dotted : dotted[..dot];
        return !modules.TryGetValue(first, out var module) ? dotted
            : dot < 0 ? module
            : module + dotted[dot..];
    }

    private Statement? Export(int node)
    {
        var span = Tree.Span(node);
        var declared = Tree.Field(node, declaration);
        if (declared != SyntaxTree.None)
        {
            List<Statement> list = [];
            Append(declared, list);
            return Gathered(span, list);
        }
        var exported = Tree.Field(node, value);
        if (exported == SyntaxTree.None)
        {
            // export = foo
            exported = Tree.FirstNamed(node);
            if (Tree.Field(node, source) != SyntaxTree.None || exported == SyntaxTree.None || Tree.Kind(exported) == "export_clause")
            {
                return null;
            }
        }
        return new ExpressionStatement(span, NamedValue(exported, "default"));
    }

    private bool IsExported(int node) =>
        Tree.Parent(node) is var parent && parent != SyntaxTree.None && Tree.Kind(parent) == "export_statement";

    /// <summary>The module that a <c>require</c> or a dynamic import with a constant path gives, else null.</summary>
    private string? Required(int node)
    {
        if (node == SyntaxTree.None || Tree.Kind(node) != "call_expression")
        {
            return null;
        }
        var called = Tree.Field(node, function);
        if (called == SyntaxTree.None || !(Tree.Kind(called) == "import" || Tree.Utf8(called).SequenceEqual("require"u8)))
        {
            return null;
        }
        var given = Tree.Field(node, arguments);
        var path = given == SyntaxTree.None || !Is(isArguments, given) ? SyntaxTree.None : Tree.FirstNamed(given);
        return path != SyntaxTree.None && Is(isString, path) ? ModuleName(Text(path)) : null;
    }

    /// <summary>A name that the file's imports know, for a <c>require</c> inside an expression.</summary>
    private Name RequiredName(int node, string module)
    {
        var local = "require:" + module;
        if (required.Add(local))
        {
            AddImport(node, local, module);
        }
        return new Name(Tree.Span(node), local);
    }

    /// <summary>
    /// What part of a module a constant stands for: <c>require('fs').promises</c>, <c>await import('fs')</c>, <c>__importStar(require('fs'))</c>,
    /// <c>util.promisify(fs.readFile)</c>; with <paramref name="imported"/> also a plain <c>path.join</c> of a package that is imported. Else null.
    /// </summary>
    private string? ModulePart(int node, bool imported, int level = 0)
    {
        node = Stripped(node);
        if (node == SyntaxTree.None || level > InnerLimit)
        {
            return null;
        }
        switch (Tree.Kind(node))
        {
            case "identifier":
                return
                    imported
                    && level > 0
                    && modules.TryGetValue(Tree.Text(node), out var module)
                    && !module.StartsWith(OwnFile, StringComparison.Ordinal)
                    ? module
                    : null;
            case "member_expression":
                var of = ModulePart(Tree.Field(node, @object), imported, level + 1);
                var member = of is null ? SyntaxTree.None : Tree.Field(node, property);
                return member == SyntaxTree.None ? null
                    : Tree.Utf8(member).SequenceEqual("default"u8) ? of
                    : of + "." + Tree.Text(member);
            case "call_expression":
                return Required(node)
                    ?? (Wraps(Tree.Field(node, function)) ? ModulePart(FirstArgument(node), imported: true, level + 1) : null);
            default:
                return null;
        }
    }

    private int FirstArgument(int node)
    {
        var given = Tree.Field(node, arguments);
        return given == SyntaxTree.None ? SyntaxTree.None : Tree.FirstNamed(given);
    }

    private bool Wraps(int called)
    {
        if (called == SyntaxTree.None)
        {
            return false;
        }
        var text = Tree.Utf8(called);
        return text.Length < 40
            && (
                text.EndsWith("promisify"u8)
                || text.EndsWith("__importStar"u8)
                || text.EndsWith("__importDefault"u8)
                || text.StartsWith("_interopRequire"u8)
                || text.SequenceEqual("__toESM"u8)
            );
    }

    /// <summary>Takes <c>const x = require(…)</c> and <c>const {a, b: c} = require(…)</c> as imports; false when something else is declared.</summary>
    private bool TakesModule(int target, int given, bool constant)
    {
        var at = Stripped(given);
        if (at == SyntaxTree.None || !(Tree.Kind(at) is "call_expression" or "member_expression" or "identifier"))
        {
            return false;
        }
        var isPattern = Tree.Kind(target) == "object_pattern";
        var module = ModulePart(at, constant && functionDepth == 0, isPattern ? 1 : 0);
        if (module is null)
        {
            return false;
        }
        if (Is(isIdentifier, target))
        {
            AddImport(target, Tree.Text(target), Whole(module, Tree.Text(target)));
            return true;
        }
        if (!isPattern || !IsPlain(target))
        {
            return false;
        }
        foreach (var child in Tree.NamedChildren(target))
        {
            var isPair = Tree.Kind(child) == "pair_pattern";
            var word = Word(isPair ? Tree.Field(child, key) : child);
            AddImport(child, isPair ? Tree.Text(Tree.Field(child, value)) : word, word == "default" ? module : module + "." + word);
        }
        return true;
    }

    private bool IsPlain(int objectPattern)
    {
        foreach (var child in Tree.NamedChildren(objectPattern))
        {
            var isPair =
                Tree.Kind(child) == "pair_pattern"
                && Is(isIdentifier, Tree.Field(child, value))
                && Tree.Kind(Tree.Field(child, key)) == "property_identifier";
            if (!isPair && Tree.Kind(child) != "shorthand_property_identifier_pattern")
            {
                return false;
            }
        }
        return true;
    }

    private bool HasDirective(int blockNode, ReadOnlySpan<byte> directive)
    {
        foreach (var child in Tree.NamedChildren(blockNode))
        {
            var inner = Is(isExpressionStatement, child) ? Tree.FirstNamed(child) : SyntaxTree.None;
            if (!Is(isString, inner))
            {
                return false;
            }
            if (Tree.Utf8(inner) is { Length: > 2 } text && text[1..^1].SequenceEqual(directive))
            {
                return true;
            }
        }
        return false;
    }
}
