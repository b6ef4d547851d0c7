using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>
/// Parts a command line into words, as a POSIX shell does (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html,
/// 2.2 and 2.3), and fills nothing in:
/// <code>
/// docker run -d --name 'my web' \
///   -p "8080:80" nginx   # a comment
/// </code>
/// </summary>
internal sealed class ShellWords
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly List<IReadOnlyList<ShellWord>> _commands = [];
    private List<ShellWord> _words = [];
    private PlacedText.Builder? _word;
    private string _filled = "";
    private bool _isQuoted;
    private bool _isRedirected;
    private int _count;
    private int _at;

    private ShellWords(SourceText source)
    {
        _source = source;
        _text = source.Text;
    }

    /// <summary>The commands of a text; where its output goes is left out.</summary>
    /// <exception cref="PreflightException">A quote is not closed, or there are too many words.</exception>
    public static IReadOnlyList<IReadOnlyList<ShellWord>> Read(SourceText source) => new ShellWords(source).Read();

    private List<IReadOnlyList<ShellWord>> Read()
    {
        for (_at = _text is ['\uFEFF', ..] ? 1 : 0; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            switch (c)
            {
                case '\\':
                    Escape();
                    break;
                case '\'':
                    Single();
                    break;
                case '"':
                    Double();
                    break;
                case '$' or '`':
                    Fill();
                    break;
                case '#' when _word is null:
                    _at = LineEnd() - 1;
                    break;
                case ' ' or '\t' or '\r':
                    EndWord();
                    break;
                case '\n' or ';' or '|' or '&' or '(' or ')':
                    // 2>&1 is no end of a command.
                    if (c == '&' && _isRedirected && _word is null)
                    {
                        Add(c);
                        break;
                    }

                    EndWord();
                    EndCommand();
                    break;
                case '<' or '>':
                    Redirect();
                    break;
                default:
                    Add(c);
                    break;
            }
        }

        EndWord();
        EndCommand();
        return _commands;
    }

    private PlacedText.Builder Word => _word ??= new PlacedText.Builder(_source, _at);

    private void Add(char c) => Word.Add(c, _at);

    private void Escape()
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        if (next is '\n' or '\0')
        {
            _at++;
        }
        else if (next == '\r' && _at + 2 < _text.Length && _text[_at + 2] == '\n')
        {
            _at += 2;
        }
        else
        {
            _at++;
            Add(next);
        }
    }

    private void Single()
    {
        _isQuoted = true;
        var close = _text.IndexOf('\'', _at + 1);
        if (close < 0)
        {
            throw _source.Error("the quote ' is not closed", _at);
        }

        _ = Word;
        for (_at++; _at < close; _at++)
        {
            Add(_text[_at]);
        }
    }

    private void Double()
    {
        var open = _at;
        _isQuoted = true;
        _ = Word;
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    return;
                case '\\' when _at + 1 < _text.Length && _text[_at + 1] is '$' or '`' or '"' or '\\' or '\n':
                    Escape();
                    break;
                case '$' or '`':
                    Fill();
                    break;
                default:
                    Add(_text[_at]);
                    break;
            }
        }

        throw _source.Error("the quote \" is not closed", open);
    }

    /// <summary>Takes what the shell would fill in as it is written, up to its end.</summary>
    private void Fill()
    {
        var start = _at;
        var end = ShellExpansion.End(_text, start);
        if (end == start + 1 && _text[start] == '$')
        {
            Add('$');
            return;
        }

        if (end < 0)
        {
            throw _source.Error($"what `{_text[start]}` begins does not end", start);
        }

        _filled = _filled.Length == 0 ? _text[start..end] : _filled;
        Word.AddUnwritten(_text[start..end]);
        _at = end - 1;
    }

    private void Redirect()
    {
        // A number right before names the descriptor, and is no word.
        if (_word is not null && !_isQuoted && _word.Build().Text.All(char.IsAsciiDigit))
        {
            _word = null;
        }

        EndWord();
        if (_text.AsSpan(_at).StartsWith("<<"))
        {
            throw _source.Error("a here-document is not read; give the command alone", _at);
        }

        _at += _at + 1 < _text.Length && _text[_at + 1] == '>' ? 1 : 0;
        _isRedirected = true;
    }

    private void EndWord()
    {
        if (_word is not null)
        {
            if (++_count > PreflightLimits.Words)
            {
                throw _source.Error($"more than {PreflightLimits.Words} words", _at);
            }

            if (!_isRedirected)
            {
                _words.Add(new ShellWord(_word.Build(), _filled, _isQuoted));
            }

            _isRedirected = false;
        }

        (_word, _filled, _isQuoted) = (null, "", false);
    }

    private void EndCommand()
    {
        if (_words.Count > 0)
        {
            _commands.Add(_words);
            _words = [];
        }

        _isRedirected = false;
    }

    private int LineEnd()
    {
        var end = _text.IndexOf('\n', _at);
        return end < 0 ? _text.Length : end;
    }
}
