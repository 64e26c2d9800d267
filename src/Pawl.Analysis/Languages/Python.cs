using System.Buffers;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>Python 3 up to the newest syntax that the grammar knows, and what Python 2 adds to it (<c>print</c>, <c>exec</c>).</summary>
internal sealed partial class Python : Lowering
{
    internal static LanguageDefinition Definition { get; } =
        new("python", "Python", "python", "python", "python", [".py", ".pyi", ".pyw"], ["python", "pypy"], grammar => new Python(grammar));

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\\#\f"u8);
    private readonly ushort alias;
    private readonly ushort alternative;
    private readonly ushort argument;
    private readonly ushort arguments;
    private readonly ushort attribute;
    private readonly ushort body;
    private readonly ushort code;
    private readonly ushort condition;
    private readonly ushort consequence;
    private readonly ushort definition;
    private readonly ushort expression;
    private readonly ushort formatSpecifier;
    private readonly ushort function;
    private readonly ushort guard;
    private readonly ushort key;
    private readonly ushort left;
    private readonly ushort moduleName;
    private readonly ushort name;
    private readonly ushort @object;
    private readonly ushort @operator;
    private readonly ushort parameters;
    private readonly ushort returnType;
    private readonly ushort right;
    private readonly ushort subject;
    private readonly ushort subscript;
    private readonly ushort superclasses;
    private readonly ushort type;
    private readonly ushort typeConversion;
    private readonly ushort value;

    public Python(Grammar grammar)
        : base(grammar)
    {
        alias = grammar.Field("alias");
        alternative = grammar.Field("alternative");
        argument = grammar.Field("argument");
        arguments = grammar.Field("arguments");
        attribute = grammar.Field("attribute");
        body = grammar.Field("body");
        code = grammar.Field("code");
        condition = grammar.Field("condition");
        consequence = grammar.Field("consequence");
        definition = grammar.Field("definition");
        expression = grammar.Field("expression");
        formatSpecifier = grammar.Field("format_specifier");
        function = grammar.Field("function");
        guard = grammar.Field("guard");
        key = grammar.Field("key");
        left = grammar.Field("left");
        moduleName = grammar.Field("module_name");
        name = grammar.Field("name");
        @object = grammar.Field("object");
        @operator = grammar.Field("operator");
        parameters = grammar.Field("parameters");
        returnType = grammar.Field("return_type");
        right = grammar.Field("right");
        subject = grammar.Field("subject");
        subscript = grammar.Field("subscript");
        superclasses = grammar.Field("superclasses");
        type = grammar.Field("type");
        typeConversion = grammar.Field("type_conversion");
        value = grammar.Field("value");

        kinds = Array.ConvertAll(grammar.SymbolNames, name => KindByName.GetValueOrDefault(name));
        operators = Array.ConvertAll(grammar.SymbolNames, name => OperatorByName.TryGetValue(name, out var op) ? op : Operator.Other);
        OnStatements();
        OnDefinitions();
        OnExpressions();
        OnLiterals();
        OnStatement(Import, "import_statement", "future_import_statement");
        OnStatement(ImportFrom, "import_from_statement");
    }

    // The kinds that are asked for while walking; a number by symbol is faster than a string.
    private enum Kind : byte
    {
        Other,
        Assignment,
        AsPattern,
        Attribute,
        Block,
        Boolean,
        Call,
        CasePattern,
        ClassDefinition,
        ClassPattern,
        Comment,
        Decorated,
        Decorator,
        DictionarySplat,
        DictPattern,
        DottedName,
        Elif,
        Ellipsis,
        Else,
        Except,
        ExpressionStatement,
        Finally,
        ForIn,
        FunctionDefinition,
        Generator,
        GenericType,
        Identifier,
        IfClause,
        KeywordArgument,
        KeywordPattern,
        Lambda,
        ListPattern,
        ListSplat,
        Numeric,
        Pair,
        Parenthesized,
        SplatPattern,
        String,
        TypeParameter,
        UnionPattern,
    }

    private static readonly Dictionary<string, Kind> KindByName = new()
    {
        ["assignment"] = Kind.Assignment,
        ["as_pattern"] = Kind.AsPattern,
        ["attribute"] = Kind.Attribute,
        ["block"] = Kind.Block,
        ["boolean_operator"] = Kind.Boolean,
        ["binary_operator"] = Kind.Numeric,
        ["call"] = Kind.Call,
        ["case_pattern"] = Kind.CasePattern,
        ["class_definition"] = Kind.ClassDefinition,
        ["class_pattern"] = Kind.ClassPattern,
        ["comment"] = Kind.Comment,
        ["concatenated_string"] = Kind.String,
        ["decorated_definition"] = Kind.Decorated,
        ["decorator"] = Kind.Decorator,
        ["dictionary_splat"] = Kind.DictionarySplat,
        ["dictionary_splat_pattern"] = Kind.DictionarySplat,
        ["dict_pattern"] = Kind.DictPattern,
        ["dotted_name"] = Kind.DottedName,
        ["elif_clause"] = Kind.Elif,
        ["ellipsis"] = Kind.Ellipsis,
        ["else_clause"] = Kind.Else,
        ["except_clause"] = Kind.Except,
        ["except_group_clause"] = Kind.Except,
        ["expression_statement"] = Kind.ExpressionStatement,
        ["finally_clause"] = Kind.Finally,
        ["for_in_clause"] = Kind.ForIn,
        ["function_definition"] = Kind.FunctionDefinition,
        ["generator_expression"] = Kind.Generator,
        ["generic_type"] = Kind.GenericType,
        ["identifier"] = Kind.Identifier,
        ["if_clause"] = Kind.IfClause,
        ["keyword_argument"] = Kind.KeywordArgument,
        ["keyword_pattern"] = Kind.KeywordPattern,
        ["lambda"] = Kind.Lambda,
        ["list_pattern"] = Kind.ListPattern,
        ["tuple_pattern"] = Kind.ListPattern,
        ["list_splat"] = Kind.ListSplat,
        ["list_splat_pattern"] = Kind.ListSplat,
        ["pair"] = Kind.Pair,
        ["parenthesized_expression"] = Kind.Parenthesized,
        ["splat_pattern"] = Kind.SplatPattern,
        ["string"] = Kind.String,
        ["type_parameter"] = Kind.TypeParameter,
        ["union_pattern"] = Kind.UnionPattern,
    };

    private readonly Kind[] kinds;

    // An error's symbol may lie beyond the grammar's.
    private Kind KindOf(int node) => node != SyntaxTree.None && Tree.Symbol(node) < kinds.Length ? kinds[Tree.Symbol(node)] : Kind.Other;

    protected override bool IsComment(int node) => KindOf(node) is Kind.Comment;

    private Name NameOf(int node) => new(Tree.Span(node), node == SyntaxTree.None ? "" : Tree.Text(node));

    /// <summary>The node's source without white space, comments and the ends of lines.</summary>
    private string Compact(int node)
    {
        if (node == SyntaxTree.None)
        {
            return "";
        }
        var source = Tree.Utf8(node);
        if (source.IndexOfAny(Blanks) < 0)
        {
            return Tree.Text(node);
        }
        var text = new System.Text.StringBuilder();
        for (int at = node, end = Tree.After(node); at < end; at++)
        {
            if (!Tree.HasChildren(at) && !Tree.IsExtra(at))
            {
                text.Append(Tree.Text(at));
            }
        }
        return text.ToString();
    }

    private Statement? Import(int node)
    {
        var future = Tree.Kind(node) == "future_import_statement";
        foreach (var child in Tree.NamedChildren(node))
        {
            var local = Tree.Field(child, alias);
            var written = Compact(local == SyntaxTree.None ? child : Tree.Field(child, name));
            var dot = written.IndexOf('.', StringComparison.Ordinal);
            if (local == SyntaxTree.None && dot > 0)
            {
                // `import a.b` binds `a`; that `a.b` is imported is said as well.
                Imports.Add(new Import(Tree.Span(child), written[..dot], written[..dot]));
            }
            Imports.Add(
                new Import(
                    Tree.Span(child),
                    local == SyntaxTree.None ? written : Tree.Text(local),
                    future ? "__future__." + written : written
                )
            );
        }
        return null;
    }

    private Statement? ImportFrom(int node)
    {
        var moduleNode = Tree.Field(node, moduleName);
        if (moduleNode == SyntaxTree.None)
        {
            return null;
        }
        // A relative import keeps its dots: it can never be taken for a library.
        var module = Compact(moduleNode);
        var prefix = module.EndsWith('.') ? module : module + ".";
        foreach (var child in Tree.NamedChildren(node))
        {
            if (child == moduleNode)
            {
                continue;
            }
            if (Tree.Kind(child) == "wildcard_import")
            {
                Imports.Add(new Import(Tree.Span(child), "", module));
                continue;
            }
            var local = Tree.Field(child, alias);
            var written = Compact(local == SyntaxTree.None ? child : Tree.Field(child, name));
            Imports.Add(new Import(Tree.Span(child), local == SyntaxTree.None ? written : Tree.Text(local), prefix + written));
        }
        return null;
    }
}
