"""Topics of texts by the methods that people use today, each in one thread.

In, first a line {"peer", "k", "vectors", "fits": [{"seed", "rows"?}]}: the peer's name as in PEERS, how many topics, a file of 384
32-bit floats for each text, and what to fit: those rows, or all. Then a line {"text"} each. Out, a line for each fit:
{"fit", "name", "topics", "words", "seconds", "memoryMiB"}: a topic for each row (-1: none), ten words for each topic, seconds of the
processor, and the most memory so far; a peer that is used in two ways answers each fit in two lines. BERTopic's parts are compiled
in the moment of their first use: its first fit is slower than the next.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "1"

import json
import resource
import sys
import time
import warnings

import numpy as np
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer, TfidfVectorizer

WORDS = 10
# A word that stands in one text only joins no texts.
FEWEST_TEXTS = 2
STARTS = 10


def top_words(weights, names):
    return [[str(names[at]) for at in np.argsort(-row)[:WORDS] if row[at] > 0] for row in weights]


def words_of_clusters(texts, clusters, k):
    """Class-based TF-IDF as BERTopic's: share in the cluster × log(1 + mean words of a cluster / all of that word)."""
    counter = CountVectorizer(stop_words="english", min_df=FEWEST_TEXTS)
    counts = counter.fit_transform(texts)
    sums = np.vstack([np.asarray(counts[clusters == at].sum(axis=0)).ravel() for at in range(k)]).astype(float)
    shares = sums / np.maximum(1, sums.sum(axis=1, keepdims=True))
    return top_words(shares * np.log(1 + sums.sum() / k / np.maximum(1, sums.sum(axis=0))), counter.get_feature_names_out())


def gensim_lda(texts, vectors, k, seed):
    from gensim.corpora import Dictionary
    from gensim.models import LdaModel
    from gensim.utils import simple_preprocess

    seen = [[word for word in simple_preprocess(text) if word not in ENGLISH_STOP_WORDS] for text in texts]
    names = Dictionary(seen)
    names.filter_extremes(no_below=FEWEST_TEXTS, no_above=0.5, keep_n=None)
    bags = [names.doc2bow(words) for words in seen]
    model = LdaModel(bags, num_topics=k, id2word=names, passes=10, alpha="auto", eta="auto", random_state=seed)
    shares = model.inference(bags)[0]
    topics = np.where([len(bag) > 0 for bag in bags], shares.argmax(axis=1), -1)
    yield "gensim LDA", topics, top_words(model.get_topics(), [names[at] for at in range(len(names))])


def tomotopy_lda(texts, vectors, k, seed):
    import tomotopy
    from gensim.utils import simple_preprocess

    model = tomotopy.LDAModel(tw=tomotopy.TermWeight.ONE, k=k, min_df=FEWEST_TEXTS, rm_top=0, seed=seed)
    seen = [[word for word in simple_preprocess(text) if word not in ENGLISH_STOP_WORDS] for text in texts]
    # It refuses texts without words.
    places = [at for at, words in enumerate(seen) if words and model.add_doc(words)]
    model.train(1000, workers=1, parallel=tomotopy.ParallelScheme.NONE)
    topics = np.full(len(texts), -1)
    # Its documents can be walked, not asked for by number; words that were pruned have the numbers behind the others.
    for at, document in zip(places, model.docs):
        if any(word < model.num_vocabs for word in document.words):
            topics[at] = np.argmax(document.get_topic_dist())
    yield "tomotopy LDA", topics, [[word for word, _ in model.get_topic_words(at, top_n=WORDS)] for at in range(k)]


def tfidf():
    return TfidfVectorizer(stop_words="english", min_df=FEWEST_TEXTS, sublinear_tf=True)


def nmf(texts, vectors, k, seed):
    from sklearn.decomposition import NMF

    seer = tfidf()
    seen = seer.fit_transform(texts)
    model = NMF(k, random_state=seed, max_iter=300)
    shares = model.fit_transform(seen)
    topics = np.where(shares.sum(axis=1) > 0, shares.argmax(axis=1), -1)
    yield "NMF", topics, top_words(model.components_, seer.get_feature_names_out())


def k_means(places, k, seed):
    from sklearn.cluster import KMeans

    return KMeans(k, n_init=STARTS, random_state=seed).fit_predict(places)


def lsa_k_means(texts, vectors, k, seed):
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    seen = tfidf().fit_transform(texts)
    places = normalize(TruncatedSVD(100, random_state=seed).fit_transform(seen))
    clusters = k_means(places, k, seed)
    topics = np.where(seen.getnnz(axis=1) > 0, clusters, -1)
    yield "LSA + k-means", topics, words_of_clusters(texts, topics, k)


def vectors_k_means(texts, vectors, k, seed):
    clusters = k_means(vectors, k, seed)
    yield "MiniLM + k-means", clusters, words_of_clusters(texts, clusters, k)


def components_k_means(texts, vectors, k, seed):
    from sklearn.decomposition import PCA

    clusters = k_means(PCA(30, random_state=seed).fit_transform(vectors), k, seed)
    yield "MiniLM, 30 PCs + k-means", clusters, words_of_clusters(texts, clusters, k)


def words_of_topics(model):
    return [[word for word, _ in model.get_topic(at)[:WORDS] if word] for at in sorted(model.get_topics()) if at >= 0]


def bertopic(texts, vectors, k, seed):
    """As it comes, but for a seed (without one, two runs differ) and words without stop words, as its pages advise.

    Then, by its own means, in as many topics as asked, with a topic for every text.
    """
    from bertopic import BERTopic
    from umap import UMAP

    shape = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed, n_jobs=1)
    counter = CountVectorizer(stop_words="english")
    model = BERTopic(umap_model=shape, vectorizer_model=counter)
    topics, _ = model.fit_transform(texts, vectors)
    yield "BERTopic", np.array(topics), words_of_topics(model)
    # Those without a topic count as one.
    model.reduce_topics(texts, nr_topics=k + 1)
    if -1 in model.topics_:
        placed = model.reduce_outliers(texts, model.topics_, strategy="embeddings", embeddings=vectors)
        model.update_topics(texts, topics=placed, vectorizer_model=counter)
    yield "BERTopic, k topics, all texts", np.array(model.topics_), words_of_topics(model)


PEERS = {
    "gensim": gensim_lda,
    "tomotopy": tomotopy_lda,
    "nmf": nmf,
    "lsa": lsa_k_means,
    "minilm": vectors_k_means,
    "components": components_k_means,
    "bertopic": bertopic,
}


def main():
    warnings.filterwarnings("ignore")
    head = json.loads(sys.stdin.readline())
    texts = [json.loads(line)["text"] for line in sys.stdin]
    vectors = np.fromfile(head["vectors"], dtype="<f4").reshape(len(texts), -1)
    peer = PEERS[head["peer"]]
    for at, fit in enumerate(head["fits"]):
        rows = np.array(fit.get("rows") or range(len(texts)))
        began = time.process_time()
        for name, topics, words in peer([texts[row] for row in rows], vectors[rows], head["k"], fit["seed"]):
            answer = {"fit": at, "name": name, "topics": topics.tolist(), "words": words}
            answer["seconds"] = round(time.process_time() - began, 2)
            answer["memoryMiB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
